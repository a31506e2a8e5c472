import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCorpus } from '../../../src/command-line/retrieval-collection.ts';
import { loadNounReader } from '../../../src/knowledge/retrieval/nouns.ts';
import { createTextIndex } from '../../../src/knowledge/retrieval/text-index.ts';
import { loadTinyCity } from '../tiny-city.ts';

const documents = await readCorpus(join(import.meta.dirname, '../../data/tiny-collection/corpus.jsonl'));
const nounsOf = await loadNounReader();
const index = createTextIndex({ documents, words: loadTinyCity().data.searchWords, nounsOf });
const best = (query: string) => index.search(query).map(({ place }) => documents[place]?.id)[0];

test.each([
  ['꽃모종을 나누어 주나요', 'lamp'],
  ['꽃모종을나누어주나요', 'lamp'],
  ['조각배를 하루 빌리고 싶어요', 'boat'],
  ['구명조끼', 'boat'],
  // A word for the same thing, and one that documents call otherwise.
  ['등명대', 'lamp'],
  // What is alike but for whom it is for.
  ['노인이 그물 수선을 배우는 곳', 'net'],
  ['청년인데 그물 수선을 배우고 싶어요', 'net-youth'],
])('«%s» finds %s first', (query, id) => {
  expect(best(query)).toBe(id);
});

test.each([['구구단 외우는 xyz'], [''], ['!!!'], ['어떤 방법이 있나요?']])('«%s» finds nothing', (query) => {
  expect(index.search(query)).toEqual([]);
});

test('scores fall, and the parts of an explanation add up to the score', () => {
  const query = '어르신 그물 교실 재료비';
  const hits = index.search(query);
  expect(hits.map(({ score }) => score)).toEqual(
    hits.map(({ score }) => score).sort((left, right) => right - left),
  );
  for (const { place, score } of hits) {
    const parts = Object.values(index.explain(query, place));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 8);
  }
  expect(index.explain(query, 1)).toHaveProperty('text nouns');
});

test('any text can be asked, and the same question finds the same', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.integer({ min: 1, max: 5 }),
      (query, top) => {
        const hits = index.search(query, { top });
        expect(hits.length).toBeLessThanOrEqual(top);
        expect(index.search(query, { top })).toEqual(hits);
      },
    ),
    { numRuns: 300 },
  );
});

test('an index of no documents finds nothing', () => {
  const words = loadTinyCity().data.searchWords;
  expect(createTextIndex({ documents: [], words, nounsOf }).search('등대')).toEqual([]);
});
