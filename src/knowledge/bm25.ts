import { buildPostings, type Postings, startOf, type UnitLists } from './unit-lists.ts';

export interface ChannelOptions {
  weight: number;
  /** Saturation of repeated units. */
  k1: number;
  /** How much long passages are discounted, 0 to 1. */
  b: number;
}

/** How rare a unit is that stands in `frequency` of so many passages, as Lucene's BM25 reckons it: never below 0. */
export function inverseFrequency(frequency: number, passageCount: number): number {
  return Math.log(1 + (passageCount - frequency + 0.5) / (frequency + 0.5));
}

/** How rare each unit is, among the passages that hold it in any field. */
export function inverseFrequencies(
  unitCount: number,
  passageCount: number,
  fields: UnitLists[],
): Float64Array {
  const frequencies = new Int32Array(unitCount);
  const latest = new Int32Array(unitCount).fill(-1);
  for (let passage = 0; passage < passageCount; passage++) {
    for (const field of fields) {
      const end = field.ends[passage] as number;
      for (let at = startOf(field, passage); at < end; at++) {
        const unit = field.numbers[at] as number;
        if (latest[unit] !== passage) frequencies[unit] = (frequencies[unit] as number) + 1;
        latest[unit] = passage;
      }
    }
  }
  return Float64Array.from(frequencies, (frequency) => inverseFrequency(frequency, passageCount));
}

/** What the units of each list are worth together, by their rarity. */
export function rarityTotals(lists: UnitLists, idf: Float64Array): Float64Array {
  return Float64Array.from(lists.ends, (end, list) =>
    lists.numbers.subarray(startOf(lists, list), end).reduce((sum, unit) => sum + (idf[unit] as number), 0),
  );
}

/** What each unit adds to the score of each passage that holds it: BM25, reckoned once for all questions. */
export function buildChannel(
  lists: UnitLists,
  { weight, k1, b }: ChannelOptions,
  idf: Float64Array,
): Postings {
  const mean = lists.numbers.length / Math.max(lists.ends.length, 1) || 1;
  return buildPostings(idf.length, lists, (unit, count, passage) => {
    const length = (lists.ends[passage] as number) - startOf(lists, passage);
    const lengthFactor = k1 * (1 - b + (b * length) / mean);
    return (weight * (idf[unit] as number) * count * (k1 + 1)) / (count + lengthFactor);
  });
}
