import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAges } from '../../../src/understanding/entities/ages.ts';

test.each([
  ['나 68인데 할만한일자리잇나요', [68]],
  ['쉰셋인데실업급여받을수있나요', [53]],
  ['만58', [58]],
  ['５３살이에요', [53]],
  ['육십다섯이에요', [65]],
  ['저 오십삼세 남자입니다', [53]],
  ['제 나이는 육십이요', [60]],
  ['예순여덜인데요', [68]],
  ['스물아홉 취준생', [29]],
  ['58세 말고 59세요', [59]],
  ['58세 이상만 되나요', []],
  ['19~34세 청년만 되나요', []],
  ['공공근로 75명', []],
  ['스물다섯 명 뽑나요', []],
  ['오십만원 받아요', []],
  ['250만 58', []],
])('«%s» tells the ages %j', (text, ages) => {
  expect(findAges(text).map(({ age }) => age)).toEqual(ages);
});

test('an age keeps its place in the original text', () => {
  const [age] = findAges('저는 ５３살이에요');
  expect(age).toEqual({ age: 53, start: 3, end: 6 });
});

test('any text is read without throwing, with spans inside it', () => {
  const piece = fc.constantFrom('쉰', '셋', '육십', '만', '나', '68', '５', '세', ' ', '이', '말고', 'a');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join('')),
      ),
      (text) => {
        for (const { start, end } of findAges(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      },
    ),
  );
});
