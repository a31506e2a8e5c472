import { expect, test } from 'vitest';
import { bigrams } from '../../../src/knowledge/bigrams.ts';
import { createNearNounFinder } from '../../../src/knowledge/retrieval/near-nouns.ts';

const knownNouns = ['조각배', '구명조끼', '모종', '꽃밭', '등대'];
const knownPairs = new Set([...knownNouns, '배를', '등대를', '빌려'].flatMap(bigrams));
const find = createNearNounFinder({ knownNouns, isKnownPair: (pair) => knownPairs.has(pair) });
const nounsIn = (...words: string[]) => find(words).map(({ noun }) => noun);

test.each([
  ['a neighbouring key', '조걱배를', '조각배'],
  ['a final consonant left out', '구며조끼', '구명조끼'],
  ['a vowel beside it', '드대를', '등대'],
  ['inside a longer word', '우리조각베빌려', '조각배'],
])('%s', (_name, word, noun) => {
  expect(nounsIn(word)).toEqual([noun]);
});

test('nothing is guessed for words that the corpus knows, or that are far from all of its nouns', () => {
  expect(nounsIn('조각배를', '등대를')).toEqual([]);
  expect(nounsIn('휴대전화', 'lamp', '배', '')).toEqual([]);
});
