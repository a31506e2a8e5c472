import { squeeze } from '../conversation/text.ts';
import type { QuestionWords } from './load.ts';
import type { Passage } from './passages.ts';

/** Stands where something was taken out, so that no pair of syllables is made across the gap. */
const gap = '\u0001';

export interface QueryReader {
  /** The question without its question words and without `remove` (names already recognised), spaces gone. */
  read(question: string, remove?: string[]): string;
}

export function createQueryReader(words: QuestionWords): QueryReader {
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

/** Pairs of neighbouring syllables; a text of one syllable stands for itself. */
export function bigrams(squeezed: string): string[] {
  const found: string[] = [];
  for (const part of squeezed.split(gap)) {
    if (part.length === 1) found.push(part);
    for (let start = 0; start + 2 <= part.length; start++) found.push(part.slice(start, start + 2));
  }
  return found;
}

interface ChannelOptions {
  weight: number;
  /** Saturation of repeated pairs. */
  k1: number;
  /** How much long passages are discounted, 0 to 1. */
  b: number;
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

/** For each pair the places it stands in and what it adds there: places[starts[pair]] up to places[starts[pair + 1]]. */
interface Postings {
  starts: Int32Array;
  places: Int32Array;
  impacts: Float64Array;
}

/** Numbers the pairs of a collection and knows how rare each is. */
interface Vocabulary {
  numbers: Map<string, number>;
  idf: Float64Array;
}

function buildVocabulary(passages: string[][][]): Vocabulary {
  const numbers = new Map<string, number>();
  const frequencies: number[] = [];
  for (const fields of passages) {
    for (const pair of new Set(fields.flat())) {
      const number = numbers.get(pair) ?? numbers.size;
      numbers.set(pair, number);
      frequencies[number] = (frequencies[number] ?? 0) + 1;
    }
  }
  const count = passages.length;
  const idf = Float64Array.from(frequencies, (frequency) =>
    Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5)),
  );
  return { numbers, idf };
}

/** `places[n]` holds the pairs of place n with what each adds. */
function buildPostings(pairCount: number, places: Map<number, number>[]): Postings {
  const starts = new Int32Array(pairCount + 1);
  for (const place of places)
    for (const pair of place.keys()) starts[pair + 1] = (starts[pair + 1] as number) + 1;
  for (let pair = 0; pair < pairCount; pair++)
    starts[pair + 1] = (starts[pair + 1] as number) + (starts[pair] as number);
  const filled = starts.slice();
  const postings = {
    starts,
    places: new Int32Array(starts[pairCount] as number),
    impacts: new Float64Array(starts[pairCount] as number),
  };
  places.forEach((place, number) => {
    for (const [pair, impact] of place) {
      const at = filled[pair] as number;
      postings.places[at] = number;
      postings.impacts[at] = impact;
      filled[pair] = at + 1;
    }
  });
  return postings;
}

function buildChannel(
  texts: string[][],
  { weight, k1, b }: ChannelOptions,
  { numbers, idf }: Vocabulary,
): Postings {
  const mean = texts.reduce((sum, pairs) => sum + pairs.length, 0) / Math.max(texts.length, 1) || 1;
  const places = texts.map((pairs) => {
    const impacts = new Map<number, number>();
    for (const pair of pairs) {
      const number = numbers.get(pair) as number;
      impacts.set(number, (impacts.get(number) ?? 0) + 1);
    }
    const lengthFactor = k1 * (1 - b + (b * pairs.length) / mean);
    for (const [number, count] of impacts) {
      impacts.set(number, (weight * (idf[number] as number) * count * (k1 + 1)) / (count + lengthFactor));
    }
    return impacts;
  });
  return buildPostings(numbers.size, places);
}

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
}

/**
 * Ranks passages by BM25 over syllable pairs, summed over three fields (name of the document, text of
 * the passage, ways of asking for it), plus the closeness of the best single way of asking. Pairs of
 * syllables need no word boundaries, so a question without spaces finds the same passages.
 */
export function createSearchIndex(passages: Passage[]): SearchIndex {
  const pairsOf = (texts: string[]) => texts.flatMap((text) => bigrams(squeeze(text)));
  const fields = passages.map((passage) => ({
    name: pairsOf([passage.document.name, ...passage.document.aliases]),
    text: pairsOf([passage.text]),
    asks: passage.asks.map((ask) => [...new Set(pairsOf([ask]))]),
  }));
  const vocabulary = buildVocabulary(fields.map(({ name, text, asks }) => [name, text, ...asks]));
  const { numbers, idf } = vocabulary;
  const channels: Record<Field, Postings> = {
    name: buildChannel(
      fields.map(({ name }) => name),
      channelOptions.name,
      vocabulary,
    ),
    text: buildChannel(
      fields.map(({ text }) => text),
      channelOptions.text,
      vocabulary,
    ),
    asks: buildChannel(
      fields.map(({ asks }) => asks.flat()),
      channelOptions.asks,
      vocabulary,
    ),
  };

  // Every way of asking on its own, for the closeness of the best one.
  const ways = fields.flatMap(({ asks }, passage) =>
    asks.map((pairs) => ({ passage, pairs: pairs.map((pair) => numbers.get(pair) as number) })),
  );
  const wayPassages = Int32Array.from(ways, ({ passage }) => passage);
  const wayTotals = Float64Array.from(ways, ({ pairs }) =>
    pairs.reduce((sum, pair) => sum + (idf[pair] as number), 0),
  );
  const wayPostings = buildPostings(
    numbers.size,
    ways.map(({ pairs }) => new Map(pairs.map((pair) => [pair, idf[pair] as number]))),
  );

  // Used by one search after another and left at zero by each.
  const sums = new Float64Array(passages.length);
  const closeness = new Float64Array(passages.length);
  const shared = new Float64Array(ways.length);

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

  return {
    passages,
    search(query, { ignoreNames = false, top = 20 } = {}) {
      const asked = [...new Set(bigrams(query))];
      if (asked.length === 0) return [];
      // A pair that stands nowhere was asked for too, and is as rare as can be.
      const unknown = Math.log(1 + (passages.length + 0.5) / 0.5);
      let possible = 0;
      const met: number[] = [];
      const waysMet: number[] = [];
      for (const text of asked) {
        const pair = numbers.get(text);
        possible += pair === undefined ? unknown : (idf[pair] as number);
        if (pair === undefined) continue;
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
      const diluted = Math.max(1, asked.length / mostPairs);
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
