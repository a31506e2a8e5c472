import {
  buildRow as buildFeatureRow,
  buildRows as buildFeatureRows,
  type FeatureGroup,
  type Features,
} from './feature-rows.ts';
import { extractFeatures } from './features.ts';
import type { SparseRows } from './support-vector-machine.ts';

/** A feature of fewer texts can't generalise; dropping it halves the model. */
const fewestTexts = 2;
/** Of syllables, and of jamo. */
const groups: FeatureGroup[] = [
  { share: 0.5, fewestTexts, byRarity: true },
  { share: 0.5, fewestTexts, byRarity: true },
];

function featuresOf(text: string): Uint32Array[] {
  const { syllables, jamo } = extractFeatures(text);
  return [syllables, jamo];
}

/** The texts as rows; the features' hashes are ascending. */
export function buildRows(texts: string[]): { features: Features; rows: SparseRows } {
  return buildFeatureRows(texts.map(featuresOf), groups, { areSorted: true });
}

function findColumn(hashes: Uint32Array, hash: number): number {
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = hashes[middle] as number;
    if (value === hash) return middle;
    if (value < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** One text as a row over known features, whose hashes are ascending. */
export function buildRow(
  text: string,
  { hashes, scales }: Features,
): { columns: number[]; values: number[] } {
  return buildFeatureRow(featuresOf(text), groups, { scales, columnOf: (hash) => findColumn(hashes, hash) });
}
