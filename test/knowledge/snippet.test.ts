import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snippetOf } from '../../src/knowledge/snippet.ts';

const marked = (text: string, query: string) => {
  const snippet = snippetOf(text, query);
  return snippet.marks.map(({ start, end }) => snippet.text.slice(start, end));
};

test.each([
  ['정장을 빌려 드려요.', '정장빌려', ['정장', '빌려']],
  ['정장을 빌려 드려요.', '정장을빌려드려요', ['정장을 빌려 드려요']],
  ['면접 정장과 구두', '구두', ['구두']],
  ['면접', '정장', []],
])('in «%s» the query %s marks %j', (text, query, marks) => {
  expect(marked(text, query)).toEqual(marks);
});

test('of a long text the part that matches most is shown, cut between words', () => {
  const filler = '이 문장은 아무 뜻이 없이 길기만 해요. '.repeat(12);
  const { text } = snippetOf(`${filler}정장을 빌려 드리는 옷장이에요. ${filler}`, '정장옷장');
  expect(text).toMatch(/^….*정장을 빌려 드리는 옷장이에요\..*…$/);
  expect(text.length).toBeLessThan(170);
});

test('marks stay inside the snippet, in their order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 6 }), (text, query) => {
      const snippet = snippetOf(text, query);
      let last = 0;
      for (const { start, end } of snippet.marks) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(snippet.text.length);
    }),
  );
});
