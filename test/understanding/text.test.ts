import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compact, normalise } from '../../src/conversation/text.ts';

test.each([
  ['ㅋㅋㅋㅋㅋ', 'ㅋㅋ'.normalize('NFKC')],
  ['네에에에에', '네에에'],
  ['안녕하세요!!!', '안녕하세요'],
  ['  몇   명?\n뽑아요 ', '몇 명 뽑아요'],
  ['ＡＩ면접', 'ai면접'],
  ['취·창업', '취 창업'],
  ['50%', '50%'],
  ['공공\u200b근로', '공공 근로'],
  ['공공\u0000근로', '공공 근로'],
  ['가'.normalize('NFD'), '가'],
  ['\ud800청년', '청년'],
  ['😀', ''],
  ['', ''],
])('%j is read as %j', (text, folded) => {
  expect(normalise(text)).toBe(folded);
});

test('normalising twice is the same as once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }),
  );
});

test.each([
  ['공공 근로', '공공근로', [0, 1, 3, 4, 5]],
  ['(AI) 면접', 'ai면접', [1, 2, 5, 6, 7]],
  ['😀네', '네', [2, 3]],
  ['②번', '2번', [0, 1, 2]],
  ['', '', [0]],
])('%j without its gaps is %j, and the way back is known', (original, text, offsets) => {
  expect(compact(original)).toEqual({ text, offsets });
});

test('every character left points to the one it came from', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (original) => {
      const { text, offsets } = compact(original);
      expect(offsets).toHaveLength(text.length + 1);
      expect(offsets).toEqual([...offsets].sort((left, right) => left - right));
      expect(offsets.at(-1)).toBe(original.length);
      // Whole characters, since half a surrogate pair decomposes into nothing.
      let at = 0;
      for (const character of text) {
        const start = offsets[at] as number;
        const next = offsets.find((offset) => offset > start) as number;
        const source = original.slice(start, next);
        expect(source.normalize('NFKD').toLowerCase().normalize('NFKD')).toContain(
          character.normalize('NFKD'),
        );
        at += character.length;
      }
    }),
    { examples: [['\u{1109a}'], ['각\u{1109a}1']] },
  );
});
