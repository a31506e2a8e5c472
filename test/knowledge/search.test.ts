import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bigrams } from '../../src/knowledge/bigrams.ts';
import { createQueryReader } from '../../src/knowledge/search.ts';
import { loadTinyCity } from './tiny-city.ts';

const { index, reader } = loadTinyCity();
const best = (query: string) => index.search(reader.read(query), { top: 3 }).map(({ passage }) => passage.id);

test.each([
  ['등대지기 몇 명 뽑았어요', 'lighthouse-work#headcount-2019'],
  ['등대지기몇명뽑았어요', 'lighthouse-work#headcount-2019'],
  ['등대지기 모집 인원 알려 주세요', 'lighthouse-work#headcount-2020'],
  ['그물교실 수강료가 있어요?', 'net-class#fee-2020'],
  ['손기술을 배우고 싶어요', 'net-class#summary'],
  ['바다에서 밤에 하는 일', 'lighthouse-work#summary'],
  ['물결로 12', 'harbour-desk#place-2020'],
  ['배가 길을 잃지 않게', 'lighthouse-work#body-1'],
  ['몇 시부터 일해요', 'lighthouse-work#not-stated-1'],
  ['급여가 달라요', 'lighthouse-work#pay-differs'],
])('«%s» finds %s first', (query, passage) => {
  expect(best(query)[0]).toBe(passage);
});

test('scores fall, start above 0, and an exact way of asking scores about 1', () => {
  const hits = index.search(reader.read('등대지기 몇 명 뽑았어요'));
  const scores = hits.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((left, right) => right - left));
  expect(Math.min(...scores)).toBeGreaterThan(0);
  expect(index.search(reader.read('몇 명 뽑았어요'))[0]?.score).toBeGreaterThan(0.7);
});

test('the parts of an explanation add up to the score', () => {
  const query = reader.read('등대지기 몇 명 뽑았어요 혹시 월급도');
  for (const { passage, score } of index.search(query)) {
    const { name, text, asks, closest } = index.explain(query, passage);
    expect(name + text + asks + closest).toBeCloseTo(score, 6);
  }
});

test.each([['우주선 조종사'], ['xyz'], [''], ['?!'], ['바다시'], ['😀']])('«%s» finds nothing', (query) => {
  expect(best(query)).toEqual([]);
});

test('names count for nothing when the document is known already', () => {
  const query = reader.read('그물교실 정원');
  const score = (ignoreNames: boolean) =>
    index.search(query, { ignoreNames }).find(({ passage }) => passage.id === 'net-class#fee-2020')?.score ??
    0;
  expect(score(true)).toBeLessThan(score(false));
});

test('top limits how many are found', () => {
  const query = reader.read('등대지기 몇 명 뽑아요');
  expect(index.search(query).length).toBeGreaterThan(2);
  expect(index.search(query, { top: 2 })).toEqual(index.search(query).slice(0, 2));
});

test('a rambling question still finds what the short one finds', () => {
  const rambling =
    '저 좀 혹시 우리 옆집 사람이 작년 겨울에 이야기해 준 것인데 거기 등대지기 몇 명 뽑았어요 궁금해서 밤에 잠도 안 와요';
  expect(best(rambling)[0]).toBe('lighthouse-work#headcount-2019');
});

test('a reader takes out question words, years and recognised names, and leaves a gap where they stood', () => {
  const read = createQueryReader({ anywhere: ['알려 주세요'], whole: ['그럼', '저'] }).read;
  expect(bigrams(read('그럼 2020년 정원 알려 주세요'))).toEqual(['정원']);
  expect(bigrams(read('저수지 정원'))).toEqual(['저수', '수지', '지정', '정원']);
  expect(bigrams(read('가나다라', ['나다']))).toEqual(['가', '라']);
  expect(read('')).toBe('');
});

test('no query makes the search fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
      for (const { score } of index.search(reader.read(query))) expect(score).toBeGreaterThan(0);
    }),
  );
});
