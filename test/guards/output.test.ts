import { expect, test } from 'vitest';
import type { Citation, Draft } from '../../src/conversation/reply.ts';
import { createOutputGuard, unsupportedFigures } from '../../src/guards/output.ts';

function cite(text: string, parts: Partial<Citation> = {}): Citation {
  return {
    source: 'plan',
    title: '계획서',
    publisher: '바다시청',
    published: '2020-02-03',
    url: null,
    asOf: '2020-02',
    passage: 'lighthouse-work#headcount',
    text,
    ...parts,
  };
}

const say = (text: string): Draft['blocks'] => [{ type: 'text', text }];

test.each<[string, Draft['blocks']]>([
  ['a figure of the passage', say('2020년에는 20명을 뽑아요.')],
  ['a thousands comma', say('1200원이에요.')],
  ['a date of the source', say('2020년 2월 3일 자료예요.')],
  ['no figure at all', say('자료에 나와 있지 않아요.')],
  ['a heading', [{ type: 'heading', text: '99호 등대' }]],
  ['a name that carries a figure', say('4차산업 특강에서 20명을 뽑아요.')],
  ['a phone number of the passage', [{ type: 'phone', name: '창구', number: '055-700-1100' }]],
])('%s passes', (_, blocks) => {
  const citations = [cite('20명을 뽑아요. 1,200원. 문의 055-700-1100')];
  expect(unsupportedFigures({ blocks, citations }, ['4차산업 특강'])).toEqual([]);
});

test.each<[string, Draft['blocks'], string[]]>([
  ['a figure that stands nowhere', say('21명을 뽑아요.'), ['21']],
  ['a piece of a longer figure', say('120원이에요.'), ['120']],
  ['a figure in a list', [{ type: 'list', items: [{ title: '정원', text: '30명' }] }], ['30']],
  ['a notice', [{ type: 'notice', text: '2031년 자료예요.' }], ['2031']],
  ['another phone number', [{ type: 'phone', name: '창구', number: '055-700-1101' }], ['1101']],
  ['a note of a phone', [{ type: 'phone', name: '창구', number: '700', note: '9시부터' }], ['9']],
  ['a number one longer than a name’s', say('14차산업 특강'), ['1']],
])('%s is found', (_, blocks, figures) => {
  const citations = [cite('20명을 뽑아요. 1,200원. 문의 055-700-1100')];
  expect(unsupportedFigures({ blocks, citations }, ['4차산업 특강'])).toEqual(figures);
});

test('a draft with a figure of nowhere is replaced, and its figures are reported', () => {
  const reported: string[][] = [];
  const fallback: Draft = { outcome: 'not-stated', blocks: say('찾지 못했어요.') };
  const guard = createOutputGuard({
    names: [],
    onUnsupported: (figures) => reported.push(figures),
    fallback: () => fallback,
  });
  const good: Draft = { outcome: 'answered', blocks: say('20명이에요.'), citations: [cite('20명')] };
  expect(guard(good)).toBe(good);
  expect(guard({ ...good, blocks: say('75명이에요.') })).toBe(fallback);
  expect(reported).toEqual([['75']]);
});

test.each(['refused', 'crisis', 'clarified', 'recorded', 'cancelled', 'asked'] as const)(
  'a reply that is %s states nothing from the documents, and passes',
  (outcome) => {
    const guard = createOutputGuard({
      names: [],
      onUnsupported() {
        throw new Error('nothing to report');
      },
      fallback() {
        throw new Error('nothing to replace');
      },
    });
    const draft: Draft = { outcome, blocks: say('109에 전화해 주세요.') };
    expect(guard(draft)).toBe(draft);
  },
);

test('an answer that cites nothing may carry no figure', () => {
  const reported: string[][] = [];
  const guard = createOutputGuard({
    names: [],
    onUnsupported: (figures) => reported.push(figures),
    fallback: () => ({ outcome: 'not-stated', blocks: say('찾지 못했어요.') }),
  });
  expect(guard({ outcome: 'answered', blocks: say('안녕하세요!') }).outcome).toBe('answered');
  expect(guard({ outcome: 'answered', blocks: say('75명이에요.') }).outcome).toBe('not-stated');
  expect(reported).toEqual([['75']]);
});
