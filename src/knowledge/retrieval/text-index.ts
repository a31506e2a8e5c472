import { squeeze } from '../../conversation/text.ts';
import { bigrams } from '../bigrams.ts';
import { buildChannel, inverseFrequencies, rarityTotals } from '../bm25.ts';
import { buildPostings, type Postings, type UnitLists, unitLists } from '../unit-lists.ts';
import { type NounReader, wordsOf } from './nouns.ts';
import {
  beginningOf,
  createGroupFinder,
  createTermReader,
  neighboursOf,
  type QueryTerms,
} from './query-terms.ts';
import type { SearchWords } from './search-words.ts';

export interface TextDocument {
  id: string;
  title: string;
  text: string;
}

/** What each way of looking adds to a score. */
export type Explanation = Record<string, number>;

export interface TextHit {
  /** Place of the document in the list that the index was made from. */
  place: number;
  score: number;
}

export interface TextIndex {
  documents: TextDocument[];
  /** Best first; documents of the same score in the order of the list. */
  search(query: string, options?: { top?: number }): TextHit[];
  /** The share of each channel in the score of a document. */
  explain(query: string, place: number): Explanation;
}

/** Points for a title of which everything is said. */
const titleShareWeight = 8;
/** For each group of people that a title names: added where the question names it too, else taken away. */
const groupWeight = 2;

interface Channel {
  name: string;
  numbers: Map<string, number>;
  postings: Postings;
  termsOf(terms: QueryTerms): Map<string, number>;
}

/** For each unit of a title its share in the title, by rarity: a title of which all is said has 1. */
function titleShares(titles: UnitLists, idf: Float64Array): Postings {
  const totals = rarityTotals(titles, idf);
  return buildPostings(
    idf.length,
    titles,
    (unit, _count, title) => (titleShareWeight * (idf[unit] as number)) / ((totals[title] as number) || 1),
  );
}

/** The best places of those with a sum above 0, without sorting the others. */
function bestOf(sums: Float64Array, top: number, extraOf: (place: number) => number): TextHit[] {
  const best: TextHit[] = [];
  sums.forEach((sum, place) => {
    if (sum <= 0) return;
    const score = sum + extraOf(place);
    if (best.length === top && score <= (best[top - 1] as TextHit).score) return;
    let at = best.length;
    while (at > 0 && (best[at - 1] as TextHit).score < score) at--;
    best.splice(at, 0, { place, score });
    if (best.length > top) best.pop();
  });
  return best;
}

/**
 * Ranks texts by a sum of channels: BM25 over pairs of syllables and over nouns of the text, over nouns of the
 * title and over neighbouring nouns, and the share of the title that is said. Pairs need no word boundaries and
 * forgive what the analyser splits otherwise; nouns tell words from endings. Raw sums carry how sure a channel is,
 * which fusing ranks would lose. Weights are round numbers that were compared coarsely on a collection of questions
 * on welfare programs (`eval search`).
 */
export function createTextIndex(options: {
  documents: TextDocument[];
  words: SearchWords;
  nounsOf: NounReader;
}): TextIndex {
  const { documents, words, nounsOf } = options;
  const count = documents.length;
  const titles = documents.map(({ title }) => title);
  const texts = documents.map(({ text }) => text);
  const pairsOf = (text: string) => bigrams(squeeze(text));

  const pairs = new Map<string, number>();
  const nouns = new Map<string, number>();
  const neighbours = new Map<string, number>();
  const titlePairs = unitLists(titles, pairs, pairsOf, { once: true });
  const textPairs = unitLists(texts, pairs, (text) => wordsOf(text).flatMap(bigrams));
  const textBeginnings = unitLists(texts, pairs, (text) => wordsOf(text).flatMap(beginningOf));
  // Nobody asks for a title by what tells nothing, so that does not make it longer.
  const emptyNouns = new Set(words.asking.nouns);
  const titleNouns = unitLists(titles, nouns, (title) =>
    nounsOf(title).filter((noun) => !emptyNouns.has(noun)),
  );
  const lineNouns = (text: string) => text.split('\n').map(nounsOf);
  const textNouns = unitLists(texts, nouns, nounsOf);
  const textNeighbours = unitLists(texts, neighbours, (text) => lineNouns(text).flatMap(neighboursOf));
  const rarity = (numbers: Map<string, number>, lists: UnitLists) =>
    inverseFrequencies(numbers.size, count, [lists]);
  const titleNounPostings = buildChannel(
    titleNouns,
    { weight: 0.5, k1: 1.2, b: 0.75 },
    rarity(nouns, titleNouns),
  );
  const textNounPostings = buildChannel(textNouns, { weight: 1.5, k1: 1, b: 0.85 }, rarity(nouns, textNouns));

  const channels: Channel[] = [
    {
      name: 'title share',
      numbers: pairs,
      postings: titleShares(titlePairs, rarity(pairs, titlePairs)),
      termsOf: (terms) => terms.pairs,
    },
    {
      name: 'text pairs',
      numbers: pairs,
      postings: buildChannel(textPairs, { weight: 1, k1: 1, b: 0.85 }, rarity(pairs, textPairs)),
      termsOf: (terms) => terms.pairs,
    },
    {
      name: 'beginnings of words',
      numbers: pairs,
      postings: buildChannel(textBeginnings, { weight: 0.5, k1: 1, b: 0.85 }, rarity(pairs, textBeginnings)),
      termsOf: (terms) => terms.beginnings,
    },
    {
      name: 'neighbouring nouns',
      numbers: neighbours,
      postings: buildChannel(
        textNeighbours,
        { weight: 0.5, k1: 1, b: 0.85 },
        rarity(neighbours, textNeighbours),
      ),
      termsOf: (terms) => terms.neighbours,
    },
    { name: 'title nouns', numbers: nouns, postings: titleNounPostings, termsOf: ({ nouns }) => nouns },
    { name: 'text nouns', numbers: nouns, postings: textNounPostings, termsOf: ({ nouns }) => nouns },
    { name: 'title synonyms', numbers: nouns, postings: titleNounPostings, termsOf: ({ meant }) => meant },
    { name: 'text synonyms', numbers: nouns, postings: textNounPostings, termsOf: ({ meant }) => meant },
  ];

  const groupsOf = createGroupFinder(words);
  const titleGroups = titles.map((title) => [...groupsOf(title)]);
  const read = createTermReader({
    words,
    nounsOf,
    knownNouns: [...nouns.keys()],
    isKnownPair: (pair) => pairs.has(pair),
  });

  function add({ numbers, postings, termsOf }: Channel, terms: QueryTerms, sums: Float64Array): void {
    const { starts, places, impacts } = postings;
    for (const [term, weight] of termsOf(terms)) {
      const unit = numbers.get(term);
      if (unit === undefined) continue;
      const end = starts[unit + 1] as number;
      for (let at = starts[unit] as number; at < end; at++) {
        const place = places[at] as number;
        sums[place] = (sums[place] as number) + weight * (impacts[at] as number);
      }
    }
  }

  function groupPoints(said: Set<number>, place: number): number {
    return (titleGroups[place] as number[]).reduce(
      (sum, group) => sum + (said.has(group) ? groupWeight : -groupWeight),
      0,
    );
  }

  return {
    documents,
    search(query, { top = 10 } = {}) {
      const terms = read(query);
      const sums = new Float64Array(count);
      for (const channel of channels) add(channel, terms, sums);
      return bestOf(sums, top, (place) => groupPoints(terms.groups, place));
    },
    explain(query, place) {
      const terms = read(query);
      const explanation: Explanation = {};
      for (const channel of channels) {
        const sums = new Float64Array(count);
        add(channel, terms, sums);
        if (sums[place] !== 0) explanation[channel.name] = sums[place] as number;
      }
      const points = groupPoints(terms.groups, place);
      return points === 0 ? explanation : { ...explanation, groups: points };
    },
  };
}
