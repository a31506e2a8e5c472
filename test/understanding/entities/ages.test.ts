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
  const own = findAges(text).filter(({ kind }) => kind !== 'bound');
  expect(own.map(({ from }) => from)).toEqual(ages);
});

test.each([
  ['50대 초반이에요', 'range', 50, 53],
  ['사십대 중반 여자예요', 'range', 44, 46],
  ['4,50대 일자리', 'range', 40, 59],
  ['쉰 넘었어요', 'range', 50, undefined],
  ['아직 마흔 안 됐어요', 'range', undefined, 39],
  ['58세 이상만 되나요', 'bound', 58, undefined],
  ['65세 미만도 되나요', 'bound', undefined, 64],
  ['만 18세 이상 39세 이하', 'bound', 18, 39],
  ['육십 넘은 사람도 받아요?', 'bound', 60, undefined],
  ['30대 이하', 'bound', undefined, 39],
  ['육십이에요', 'exact', 60, 60],
  ['육십이인데요', 'exact', 62, 62],
])('«%s»: %s from %s to %s', (text, kind, from, to) => {
  const [age, ...others] = findAges(text);
  expect([age?.kind, age?.from, age?.to]).toEqual([kind, from, to]);
  expect(others).toEqual([]);
});

test('an age keeps its place in the original text', () => {
  const [age] = findAges('저는 ５３살이에요');
  expect(age).toEqual({ kind: 'exact', from: 53, to: 53, start: 3, end: 6 });
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
