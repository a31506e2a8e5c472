import { compact } from '../conversation/text.ts';
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
    .map((word) => compact(word).text)
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
        .map((part) => compact(part).text)
        .join(gap);
      for (const name of remove) {
        const squeezed = compact(name).text;
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

/** A postings list: passage numbers and what the pair adds to each. */
interface Postings {
  passages: number[];
  impacts: number[];
}

interface Channel {
  postings: Map<string, Postings>;
  weight: number;
}

const mostPairs = 14;

const channelOptions = {
  name: { weight: 0.7, k1: 1.2, b: 0.75 },
  text: { weight: 1, k1: 1, b: 0.6 },
  asks: { weight: 1.2, k1: 0.8, b: 0.4 },
} satisfies Record<string, ChannelOptions>;

function buildChannel(texts: string[][], options: ChannelOptions, idf: (pair: string) => number): Channel {
  const lengths = texts.map((pairs) => pairs.length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(texts.length, 1) || 1;
  const postings = new Map<string, Postings>();
  texts.forEach((pairs, passage) => {
    const counts = new Map<string, number>();
    for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    const lengthFactor = options.k1 * (1 - options.b + (options.b * (lengths[passage] as number)) / mean);
    for (const [pair, count] of counts) {
      const entry = postings.get(pair) ?? { passages: [], impacts: [] };
      postings.set(pair, entry);
      entry.passages.push(passage);
      entry.impacts.push((idf(pair) * count * (options.k1 + 1)) / (count + lengthFactor));
    }
  });
  return { postings, weight: options.weight };
}

export interface SearchHit {
  passage: Passage;
  /** 0 where nothing matches; about 1 where everything that was asked stands in the passage. */
  score: number;
}

export interface SearchOptions {
  /** Leaves names out of account: the document is already known. */
  ignoreNames?: boolean;
  /** Only passages that pass. */
  filter?: (passage: Passage) => boolean;
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
  const names = passages.map(({ document }) =>
    [document.name, ...document.aliases].flatMap((name) => bigrams(compact(name).text)),
  );
  const texts = passages.map((passage) => bigrams(compact(passage.text).text));
  const asks = passages.map((passage) => passage.asks.map((ask) => new Set(bigrams(compact(ask).text))));
  const askPairs = asks.map((sets) => sets.flatMap((set) => [...set]));

  const frequencies = new Map<string, number>();
  passages.forEach((_, index) => {
    const seen = new Set([...(names[index] ?? []), ...(texts[index] ?? []), ...(askPairs[index] ?? [])]);
    for (const pair of seen) frequencies.set(pair, (frequencies.get(pair) ?? 0) + 1);
  });
  const idf = (pair: string) => {
    const frequency = frequencies.get(pair) ?? 0;
    return Math.log(1 + (passages.length - frequency + 0.5) / (frequency + 0.5));
  };

  const channels = {
    name: buildChannel(names, channelOptions.name, idf),
    text: buildChannel(texts, channelOptions.text, idf),
    asks: buildChannel(askPairs, channelOptions.asks, idf),
  };

  function closestAsk(index: number, pairs: Set<string>): number {
    let best = 0;
    for (const ask of asks[index] ?? []) {
      let shared = 0;
      let total = 0;
      for (const pair of ask) {
        const weight = idf(pair);
        total += weight;
        if (pairs.has(pair)) shared += weight;
      }
      let asked = 0;
      for (const pair of pairs) asked += idf(pair);
      if (total + asked > 0) best = Math.max(best, (2 * shared) / (total + asked));
    }
    return best;
  }

  return {
    passages,
    search(query, { ignoreNames = false, filter, top = 20 } = {}) {
      const pairs = new Set(bigrams(query));
      if (pairs.size === 0) return [];
      // A rambling question must not score lower for it: only so many pairs count as asked for.
      const diluted = Math.max(1, pairs.size / mostPairs);
      const sums = new Float64Array(passages.length);
      let possible = 0;
      for (const pair of pairs) {
        possible += idf(pair);
        for (const [field, channel] of Object.entries(channels)) {
          if (ignoreNames && field === 'name') continue;
          const entry = channel.postings.get(pair);
          if (entry === undefined) continue;
          for (let at = 0; at < entry.passages.length; at++) {
            const index = entry.passages[at] as number;
            sums[index] = (sums[index] as number) + channel.weight * (entry.impacts[at] as number);
          }
        }
      }
      const hits: SearchHit[] = [];
      passages.forEach((passage, index) => {
        const sum = sums[index] as number;
        if (sum === 0 || (filter !== undefined && !filter(passage))) return;
        hits.push({ passage, score: (sum * diluted) / (possible * 2) + 0.5 * closestAsk(index, pairs) });
      });
      return hits.sort((left, right) => right.score - left.score).slice(0, top);
    },
  };
}
