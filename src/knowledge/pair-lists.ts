import { squeeze } from '../conversation/text.ts';
import { bigrams } from './bigrams.ts';

/** Lists of pairs of syllables as numbers, one list after another: list n ends before `numbers[ends[n]]`. */
export interface PairLists {
  numbers: Int32Array;
  ends: Int32Array;
}

/** For each pair the lists it stands in and what it adds there: places[starts[pair]] up to places[starts[pair + 1]]. */
export interface Postings {
  starts: Int32Array;
  places: Int32Array;
  impacts: Float64Array;
}

/** Where list n begins. */
export function startOf({ ends }: Pick<PairLists, 'ends'>, list: number): number {
  return list === 0 ? 0 : (ends[list - 1] as number);
}

/** The pairs of each text, numbered in `numbers` as they are met; each once a text where `once` is true. */
export function pairLists(
  texts: string[],
  numbers: Map<string, number>,
  { once = false }: { once?: boolean } = {},
): PairLists {
  const found: number[] = [];
  const ends = Int32Array.from(texts, (text) => {
    const pairs = bigrams(squeeze(text));
    for (const pair of once ? new Set(pairs) : pairs) {
      const number = numbers.get(pair) ?? numbers.size;
      numbers.set(pair, number);
      found.push(number);
    }
    return found.length;
  });
  return { numbers: Int32Array.from(found), ends };
}

/** Joins neighbouring lists: list n of the result is made of the next `sizes[n]` lists. */
export function joinLists({ numbers, ends }: PairLists, sizes: number[]): PairLists {
  let list = 0;
  return {
    numbers,
    ends: Int32Array.from(sizes, (size) => {
      list += size;
      return startOf({ ends }, list);
    }),
  };
}

/** `impactOf` says what a pair that stands `count` times in a list adds there. */
export function buildPostings(
  pairCount: number,
  lists: PairLists,
  impactOf: (pair: number, count: number, list: number) => number,
): Postings {
  const starts = new Int32Array(pairCount + 1);
  const latest = new Int32Array(pairCount).fill(-1);
  eachPair(lists, (pair, list) => {
    if (latest[pair] !== list) starts[pair + 1] = (starts[pair + 1] as number) + 1;
    latest[pair] = list;
  });
  for (let pair = 0; pair < pairCount; pair++)
    starts[pair + 1] = (starts[pair + 1] as number) + (starts[pair] as number);

  const filled = starts.slice();
  const places = new Int32Array(starts[pairCount] as number);
  const counts = new Int32Array(places.length);
  latest.fill(-1);
  eachPair(lists, (pair, list) => {
    if (latest[pair] !== list) {
      places[filled[pair] as number] = list;
      filled[pair] = (filled[pair] as number) + 1;
    }
    latest[pair] = list;
    const at = (filled[pair] as number) - 1;
    counts[at] = (counts[at] as number) + 1;
  });

  const impacts = new Float64Array(places.length);
  for (let pair = 0; pair < pairCount; pair++) {
    for (let at = starts[pair] as number; at < (starts[pair + 1] as number); at++)
      impacts[at] = impactOf(pair, counts[at] as number, places[at] as number);
  }
  return { starts, places, impacts };
}

function eachPair(lists: PairLists, visit: (pair: number, list: number) => void): void {
  for (let list = 0; list < lists.ends.length; list++) {
    const end = lists.ends[list] as number;
    for (let at = startOf(lists, list); at < end; at++) visit(lists.numbers[at] as number, list);
  }
}
