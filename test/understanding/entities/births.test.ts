import { expect, test } from 'vitest';
import { findBirths } from '../../../src/understanding/entities/births.ts';

test.each([
  ['68년생이에요', '1968', 57, 58],
  ['01년생도 돼요?', '2001', 24, 25],
  ['칠십이년생이요', '1972', 53, 54],
  ['육팔년생인데', '1968', 57, 58],
  ['58년 개띠예요', '1958', 67, 68],
  ['1968년 3월생', '1968-03', 57, 58],
  ['1968년 2월생', '1968-02', 58, 58],
  ['1968년 3월 4일생입니다', '1968-03-04', 58, 58],
  ['생년월일 68.3.5', '1968-03-05', 57, 57],
  ['680302', '1968-03-02', 58, 58],
  ['천구백육십팔년 유월 이일생', '1968-06-02', 57, 57],
])('«%s»: born %s, from %i to %i years old on 4 March 2026', (text, date, from, to) => {
  expect(findBirths(text, '2026-03-04')).toMatchObject([{ date, from, to }]);
});

test.each([
  ['2020년에 몇 명'],
  ['680230'],
  ['260304에 신청'],
  ['3월 2일 오전'],
  ['681117원'],
  ['20년 생활비'],
])('«%s» tells no birth', (text) => {
  expect(findBirths(text, '2026-03-04')).toEqual([]);
});
