import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMentionFinder } from '../../src/understanding/mentions.ts';

const finder = createMentionFinder([
  { id: 'suit', names: ['청년옷장', '정장 대여'] },
  { id: 'works', names: ['공공근로', '희망 일자리'] },
  { id: 'works-office', names: ['공공근로 담당팀'] },
  { id: 'ai', names: ['AI 면접'] },
  { id: 'senior-a', names: ['어르신 일자리'] },
  { id: 'senior-b', names: ['어르신 일자리'] },
  { id: 'short', names: ['홈'] },
]);
const found = (text: string) => finder.find(text).map(({ document }) => document);

test.each([
  ['청년옷장', ['suit']],
  ['청년옷장에서는요', ['suit']],
  ['청년 옷장이랑', ['suit']],
  ['청년옷장은무료예요', ['suit']],
  ['정장대여', ['suit']],
  ['공공근로몇명뽑아', ['works']],
  ['「공공 근로」 신청', ['works']],
  ['희망일자리를', ['works']],
  ['ai면접', ['ai']],
  ['ＡＩ 면접', ['ai']],
  ['A.I. 면접', ['ai']],
  ['공공근로랑 청년옷장', ['works', 'suit']],
  ['청년옷장 말고 공공근로', ['suit', 'works']],
  ['공공근로 공공근로', ['works']],
  ['홈', []],
  ['', []],
  ['청년', []],
  ['옷장', []],
])('«%s» names %j', (text, documents) => {
  expect(found(text)).toEqual(documents);
});

test('where names overlap, the longest is meant', () => {
  expect(found('공공근로 담당팀 전화번호')).toEqual(['works-office']);
});

test('a name that two documents bear names both', () => {
  expect(found('어르신 일자리요')).toEqual(['senior-a', 'senior-b']);
});

test('the place of a name in the text is its own, spaces inside it included', () => {
  const text = '저는 😀 「공공 근로」에 지원했어요';
  const [mention] = finder.find(text);
  expect(mention).toMatchObject({ document: 'works', name: '공공근로', score: 1 });
  expect(text.slice(mention?.start, mention?.end)).toBe('공공 근로');
});

test('wherever a name stands, it is found, and its place is right', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({ maxLength: 20 }),
      (before, after) => {
        const text = `${before} 청년옷장${after}`;
        const mention = finder.find(text).find(({ document }) => document === 'suit');
        expect(text.slice(mention?.start, mention?.end)).toBe('청년옷장');
      },
    ),
  );
});
