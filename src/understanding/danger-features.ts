import type { CueFinder } from './cues.ts';
import {
  buildRow,
  buildRows,
  type FeatureColumns,
  type FeatureGroup,
  type Features,
} from './feature-rows.ts';
import { createFeatureTable } from './feature-table.ts';
import { hashGrams } from './features.ts';
import { maskForClassifier } from './mask-text.ts';
import type { SparseRows } from './support-vector-machine.ts';

/** Parts of words, runs of letters over the whole text, kinds of cue, and two and three of those kinds together. */
const groups: FeatureGroup[] = [
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

export function columnsOf({ hashes, scales }: Features): FeatureColumns {
  const table = createFeatureTable(hashes.length + 1);
  for (const hash of hashes) table.add(hash);
  return { scales, columnOf: table.find };
}

/** A text as one sparse row, about of unit length. */
export function dangerRow(
  text: string,
  columns: FeatureColumns,
  findCues: CueFinder,
): { columns: number[]; values: number[] } {
  return buildRow(featuresOf(text, findCues), groups, columns);
}

/** The texts of a training set as rows, over the features that enough of them have. */
export function dangerRows(texts: string[], findCues: CueFinder): { features: Features; rows: SparseRows } {
  return buildRows(
    texts.map((text) => featuresOf(text, findCues)),
    groups,
  );
}
