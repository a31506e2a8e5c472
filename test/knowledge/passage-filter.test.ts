import { expect, test } from 'vitest';
import { createPassageFilter, type PassageFilter } from '../../src/knowledge/passage-filter.ts';
import { loadTinyCity } from './tiny-city.ts';

const { index, data } = loadTinyCity();
const passing = (filter: PassageFilter) => index.passages.filter(createPassageFilter(filter, data.city));
const documentsOf = (filter: PassageFilter) => new Set(passing(filter).map(({ document }) => document.id));

test('without a filter everything passes', () => {
  expect(passing({})).toEqual(index.passages);
});

test('a group and a kind keep the programs that have them', () => {
  expect(documentsOf({ audience: 'midlife', kind: 'training' })).toEqual(new Set(['net-class']));
  expect(documentsOf({ audience: 'founder', kind: 'training' })).toEqual(new Set());
});

test('a day leaves out what became known later', () => {
  const ids = passing({ asOf: '2019-06-30' }).map(({ id }) => id);
  expect(ids).toContain('lighthouse-work#headcount-2019');
  expect(ids).not.toContain('lighthouse-work#headcount-2020');
  expect(ids).not.toContain('net-class#fee-2020');
  expect(ids).not.toContain('lighthouse-work#pay-differs');
});

test('a place is known by all its names', () => {
  const byVillage = documentsOf({ place: '하얀마을' });
  expect(byVillage).toEqual(documentsOf({ place: '등대동' }));
  expect(documentsOf({ place: '없는동' })).toEqual(new Set());
});
