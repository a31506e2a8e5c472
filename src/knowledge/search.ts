import { squeeze } from '../conversation/text.ts';
import { bigrams, gap } from './bigrams.ts';
import {
  buildChannel,
  type ChannelOptions,
  inverseFrequencies,
  inverseFrequency,
  rarityTotals,
} from './bm25.ts';
import type { QuestionWords } from './load.ts';
import type { Passage } from './passages.ts';
import { buildPostings, joinLists, type Postings, startOf, type UnitLists, unitLists } from './unit-lists.ts';

export interface QueryReader {
  /** The question without its question words and without `remove` (names already recognised), spaces gone. */
  read(question: string, remove?: string[]): string;
}

export function createQueryReader(words: Pick<QuestionWords, 'anywhere' | 'whole'>): QueryReader {
  const whole = new Set(words.whole);
  const anywhere = [...words.anywhere]
    .map((word) => squeeze(word))
    .sort((left, right) => right.length - left.length);
  return {
    read(question, remove = []) {
      const named = [...remove]
        .filter((name) => name !== '')
        .sort((left, right) => right.length - left.length)
        // As written first: a name may hold a word that is dropped on its own.
        .reduce((text, name) => text.replaceAll(name, ` ${gap} `), question);
      const kept = named
        .replace(/(?:20)?\d{2}\s*년도?(?:\s*\d{1,2}\s*월)?/gu, ' ')
        .split(/\s+/u)
        .filter((word) => !whole.has(word.replace(/[^\p{L}\p{N}]/gu, '')))
        .join(' ');
      let text = kept
        .split(gap)
        .map((part) => squeeze(part))
        .join(gap);
      for (const name of remove) {
        const squeezed = squeeze(name);
        if (squeezed !== '') text = text.replaceAll(squeezed, gap);
      }
      for (const word of anywhere) text = text.replaceAll(word, gap);
      return text;
    },
  };
}

/** More pairs than this are taken for rambling, and do not count as asked for. */
const mostPairs = 14;
/** Share of the closest single way of asking beside the sum over the fields. */
const closestAskWeight = 0.5;

const channelOptions = {
  name: { weight: 0.7, k1: 1.2, b: 0.75 },
  text: { weight: 1, k1: 1, b: 0.6 },
  asks: { weight: 1.2, k1: 0.8, b: 0.4 },
} satisfies Record<string, ChannelOptions>;
type Field = keyof typeof channelOptions;

export interface SearchHit {
  passage: Passage;
  /** 0 where nothing matches; about 1 where everything that was asked stands in the passage. */
  score: number;
}

export interface SearchOptions {
  /** Leaves names out of account: the document is already known. */
  ignoreNames?: boolean;
  top?: number;
}

export interface SearchIndex {
  passages: Passage[];
  /** `query` as `QueryReader.read` returns it. Best first. */
  search(query: string, options?: SearchOptions): SearchHit[];
  /** What each field, and the closest way of asking, gives to the score of a passage. */
  explain(query: string, passage: Passage): Record<Field | 'closest', number>;
}

/**
 * Ranks passages by BM25 over syllable pairs, summed over three fields (name of the document, text of
 * the passage, ways of asking for it), plus the closeness of the best single way of asking. Pairs of
 * syllables need no word boundaries, so a question without spaces finds the same passages.
 */
export function createSearchIndex(passages: Passage[]): SearchIndex {
  const numbers = new Map<string, number>();
  const pairsOf = (text: string) => bigrams(squeeze(text));
  // Names stay apart: no pair is made of the end of one and the beginning of the next.
  const names = passages.map(({ document }) => [document.name, ...document.aliases]);
  const asks = passages.map((passage) => passage.asks);
  // Every way of asking on its own, for the closeness of the best one.
  const ways = unitLists(asks.flat(), numbers, pairsOf, { once: true });
  const fields: Record<Field, UnitLists> = {
    name: joinLists(
      unitLists(names.flat(), numbers, pairsOf),
      names.map(({ length }) => length),
    ),
    text: unitLists(
      passages.map(({ text }) => text),
      numbers,
      pairsOf,
    ),
    asks: joinLists(
      ways,
      asks.map(({ length }) => length),
    ),
  };
  const idf = inverseFrequencies(numbers.size, passages.length, Object.values(fields));
  const channels: Record<Field, Postings> = {
    name: buildChannel(fields.name, channelOptions.name, idf),
    text: buildChannel(fields.text, channelOptions.text, idf),
    asks: buildChannel(fields.asks, channelOptions.asks, idf),
  };

  const wayPassages = Int32Array.from(asks.flatMap((texts, passage) => texts.map(() => passage)));
  const wayTotals = rarityTotals(ways, idf);
  const wayPostings = buildPostings(numbers.size, ways, (pair) => idf[pair] as number);

  // Used by one search after another and left at zero by each.
  const sums = new Float64Array(passages.length);
  const closeness = new Float64Array(passages.length);
  const shared = new Float64Array(ways.ends.length);

  /** Adds what a pair is worth to the places it stands in, noting places met for the first time. */
  function add(
    { starts, places, impacts }: Postings,
    pair: number,
    target: Float64Array,
    met: number[],
  ): void {
    const end = starts[pair + 1] as number;
    for (let at = starts[pair] as number; at < end; at++) {
      const place = places[at] as number;
      if (target[place] === 0) met.push(place);
      target[place] = (target[place] as number) + (impacts[at] as number);
    }
  }

  /** The pairs asked for that stand somewhere, and what all that were asked for are worth. */
  function read(query: string): { pairs: number[]; possible: number; diluted: number } {
    const asked = [...new Set(bigrams(query))];
    const pairs = asked.flatMap((text) => numbers.get(text) ?? []);
    // A pair that stands nowhere was asked for too, and is as rare as can be.
    const unknown = (asked.length - pairs.length) * inverseFrequency(0, passages.length);
    return {
      pairs,
      possible: pairs.reduce((sum, pair) => sum + (idf[pair] as number), unknown),
      diluted: Math.max(1, asked.length / mostPairs),
    };
  }

  return {
    passages,
    explain(query, passage) {
      const { pairs, possible, diluted } = read(query);
      const place = passages.indexOf(passage);
      const parts = { name: 0, text: 0, asks: 0, closest: 0 };
      for (const field of ['name', 'text', 'asks'] as const) {
        const sums = new Float64Array(passages.length);
        for (const pair of pairs) add(channels[field], pair, sums, []);
        parts[field] = ((sums[place] as number) * diluted) / (possible * 2) || 0;
      }
      for (let way = 0; way < wayPassages.length; way++) {
        if (wayPassages[way] !== place) continue;
        const own = new Set(ways.numbers.subarray(startOf(ways, way), ways.ends[way]));
        const said = pairs.reduce((sum, pair) => sum + (own.has(pair) ? (idf[pair] as number) : 0), 0);
        const close = (2 * said) / ((wayTotals[way] as number) + possible) || 0;
        parts.closest = Math.max(parts.closest, closestAskWeight * close);
      }
      return parts;
    },
    search(query, { ignoreNames = false, top = 20 } = {}) {
      const { pairs, possible, diluted } = read(query);
      const met: number[] = [];
      const waysMet: number[] = [];
      for (const pair of pairs) {
        if (!ignoreNames) add(channels.name, pair, sums, met);
        add(channels.text, pair, sums, met);
        add(channels.asks, pair, sums, met);
        add(wayPostings, pair, shared, waysMet);
      }
      for (const way of waysMet) {
        const passage = wayPassages[way] as number;
        const close = (2 * (shared[way] as number)) / ((wayTotals[way] as number) + possible);
        if (close > (closeness[passage] as number)) closeness[passage] = close;
        shared[way] = 0;
      }
      const hits = met.map((place) => ({
        passage: passages[place] as Passage,
        score:
          ((sums[place] as number) * diluted) / (possible * 2) +
          closestAskWeight * (closeness[place] as number),
      }));
      for (const place of met) {
        sums[place] = 0;
        closeness[place] = 0;
      }
      return hits.sort((left, right) => right.score - left.score).slice(0, top);
    },
  };
}
