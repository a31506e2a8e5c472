import type { CueFinder } from './cues.ts';
import { createFeatureTable } from './feature-table.ts';
import { hashGrams } from './features.ts';
import { maskForClassifier } from './mask-text.ts';
import type { SparseRows } from './support-vector-machine.ts';

/** A kind of feature: its share of a row's squared length, the fewest texts to learn it from, and whether rare ones count more. */
interface Group {
  share: number;
  fewestTexts: number;
  byRarity: boolean;
}

/** Parts of words, runs of letters over the whole text, kinds of cue, and two and three of those kinds together. */
const groups: Group[] = [
  { share: 0.25, fewestTexts: 2, byRarity: true },
  { share: 0.25, fewestTexts: 2, byRarity: true },
  { share: 0.25, fewestTexts: 2, byRarity: false },
  { share: 0.15, fewestTexts: 3, byRarity: true },
  { share: 0.1, fewestTexts: 4, byRarity: true },
];

const longestPart = 3;
const shortestRun = 2;
const longestRun = 4;
/** A text without any cue has this one. */
const noCue = 0;

/** The FNV-1a hash of a part of a text. */
function hashOf(text: string, start: number, end: number, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** Beginnings and ends of each word, and the word: what stands for its stem and its ending. */
function wordParts(words: string[]): Uint32Array {
  const hashes: number[] = [];
  for (const word of words) {
    const { length } = word;
    hashes.push(hashOf(word, 0, length, 10));
    for (let part = 1; part <= Math.min(longestPart, length); part++)
      hashes.push(hashOf(word, 0, part, 10 + part), hashOf(word, length - part, length, 20 + part));
  }
  return Uint32Array.from(hashes);
}

function runs(joined: string): Uint32Array {
  const hashes = new Uint32Array(joined.length * (longestRun - shortestRun + 1));
  const grams = { shortest: shortestRun, longest: longestRun, seed: 8 };
  return hashes.subarray(0, hashGrams(joined, grams, hashes, 0));
}

/** The hashes of a text's features, by group. */
function featuresOf(text: string, findCues: CueFinder): Uint32Array[] {
  // Names of programs say nothing of danger.
  const words = maskForClassifier(text, [])
    .split(' ')
    .filter((word) => word !== '');
  const kinds = findCues(text).map((kind) => kind + 1);
  const pairs: number[] = [];
  const triples: number[] = [];
  kinds.forEach((first, place) => {
    kinds.slice(place + 1).forEach((second, between) => {
      const pair = (first << 8) | second;
      pairs.push(pair | (1 << 24));
      for (const third of kinds.slice(place + between + 2)) triples.push(((pair << 8) | third) ^ (1 << 31));
    });
  });
  return [
    wordParts(words),
    runs(words.join('')),
    Uint32Array.from(kinds.length > 0 ? kinds : [noCue]),
    Uint32Array.from(pairs),
    Uint32Array.from(triples),
  ];
}

/** The features that were learnt, in columns, and what each counts. */
export interface DangerFeatures {
  /** The place in it is the feature's column. */
  hashes: Uint32Array;
  scales: Float32Array;
}

/** Features and how to find their columns. */
export interface DangerColumns {
  features: DangerFeatures;
  columnOf(hash: number): number;
}

export function columnsOf(features: DangerFeatures): DangerColumns {
  const table = createFeatureTable(features.hashes.length + 1);
  for (const hash of features.hashes) table.add(hash);
  return { features, columnOf: table.find };
}

/** Scales the values of one group, from `start` to `end`, to the group's share of a row of unit length. */
function scaleGroup(values: Float32Array | number[], start: number, end: number, group: number): void {
  let squares = 0;
  for (let place = start; place < end; place++) squares += (values[place] as number) ** 2;
  const factor = Math.sqrt((groups[group] as Group).share / squares);
  for (let place = start; place < end; place++) values[place] = (values[place] as number) * factor;
}

/** A text as one sparse row, about of unit length. */
export function dangerRow(
  text: string,
  { features: { scales }, columnOf }: DangerColumns,
  findCues: CueFinder,
): { columns: number[]; values: number[] } {
  const columns: number[] = [];
  const values: number[] = [];
  featuresOf(text, findCues).forEach((hashes, group) => {
    const start = columns.length;
    for (const hash of new Set(hashes)) {
      const column = columnOf(hash);
      if (column < 0) continue;
      columns.push(column);
      values.push(scales[column] as number);
    }
    scaleGroup(values, start, values.length, group);
  });
  return { columns, values };
}

/** The texts of a training set as rows, over the features that enough of them have. */
export function dangerRows(
  texts: string[],
  findCues: CueFinder,
): { features: DangerFeatures; rows: SparseRows } {
  const all = texts.map((text) => featuresOf(text, findCues));
  const most = all.reduce((sum, lists) => sum + lists.reduce((total, { length }) => total + length, 0), 0);
  const table = createFeatureTable(most / 4);
  const frequencies = new Int32Array(most);
  const groupOf = new Uint8Array(most);
  // The place of the latest text with the feature, plus one.
  const latestText = new Int32Array(most);
  const numbers = new Int32Array(most);
  const ends: number[] = [];
  let met = 0;
  all.forEach((lists, place) => {
    lists.forEach((hashes, group) => {
      for (let index = 0; index < hashes.length; index++) {
        const number = table.add(hashes[index] as number);
        if (latestText[number] === place + 1) continue;
        latestText[number] = place + 1;
        groupOf[number] = group;
        frequencies[number] = (frequencies[number] as number) + 1;
        numbers[met++] = number;
      }
      ends.push(met);
    });
  });

  const kept: number[] = [];
  for (let number = 0; number < table.size(); number++) {
    const { fewestTexts } = groups[groupOf[number] as number] as Group;
    if ((frequencies[number] as number) >= fewestTexts) kept.push(number);
  }
  const columnOf = new Int32Array(table.size()).fill(-1);
  kept.forEach((number, column) => {
    columnOf[number] = column;
  });
  const hashes = Uint32Array.from(kept, table.hashOf);
  const scales = Float32Array.from(kept, (number) => {
    const { byRarity } = groups[groupOf[number] as number] as Group;
    return byRarity ? Math.sqrt(Math.log(texts.length / (frequencies[number] as number)) + 1) : 1;
  });

  const starts = new Int32Array(texts.length + 1);
  const columns = new Int32Array(met);
  const values = new Float32Array(met);
  let count = 0;
  let read = 0;
  ends.forEach((end, place) => {
    const start = count;
    for (; read < end; read++) {
      const column = columnOf[numbers[read] as number] as number;
      if (column < 0) continue;
      columns[count] = column;
      values[count] = scales[column] as number;
      count += 1;
    }
    const group = place % groups.length;
    scaleGroup(values, start, count, group);
    starts[(place - group) / groups.length + 1] = count;
  });
  return { features: { hashes, scales }, rows: { starts, columns, values } };
}
