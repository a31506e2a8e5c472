import { expect, test } from 'vitest';
import { dateText } from '../../src/conversation/dates.ts';
import { monthsBetween, periodFits } from '../../src/knowledge/period.ts';

test.each([
  ['2020', '2020년'],
  ['2020-12', '2020년 12월'],
  ['2020-02-03', '2020년 2월 3일'],
])('date %s reads %s', (date, text) => {
  expect(dateText(date)).toBe(text);
});

test.each([
  ['2020', '2020', true],
  ['2020', '2020-H2', true],
  ['2020', '2020-03', true],
  ['2020-H1', '2020', true],
  ['2020-H1', '2020-06', true],
  ['2020-H2', '2020-07', true],
  ['2020-03', '2020-H1', true],
  ['2020', '2021', false],
  ['2020-H1', '2020-H2', false],
  ['2020-H1', '2020-07', false],
  ['2020-H2', '2021-H2', false],
])('asked about %s, a fact of %s fits: %s', (asked, known, fits) => {
  expect(periodFits(asked, known)).toBe(fits);
});

test.each([
  ['2020-01', '2020-07-01', 6],
  ['2020-02-29', '2021-02-28', 12],
  ['2020', '2021-06-01', 6],
  ['2020-05', '2020-05-31', 0],
])('from %s to %s are %i months', (date, day, months) => {
  expect(monthsBetween(date, day)).toBe(months);
});
