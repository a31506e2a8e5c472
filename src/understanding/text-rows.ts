import { createFeatureTable } from './feature-table.ts';
import { extractFeatures } from './features.ts';
import type { SparseRows } from './support-vector-machine.ts';

/** A feature of fewer texts can't generalise; dropping it halves the model. */
const fewestTexts = 2;

/** Features of one text, or of a training set, and how much each counts: the √ of its inverse document frequency. */
export interface Features {
  /** Ascending; the place in it is the feature's column. */
  hashes: Uint32Array;
  scales: Float32Array;
}

/** Scales the values from `start` on to half of a row of unit length: the other half is the other group. */
function scaleGroup(values: Float32Array | number[], start: number, end: number): void {
  let squares = 0;
  for (let index = start; index < end; index++) squares += (values[index] as number) ** 2;
  const norm = Math.sqrt(squares * 2);
  for (let index = start; index < end; index++) values[index] = (values[index] as number) / norm;
}

/** The texts as rows, a feature counted once a text, over the features that enough of them have. */
export function buildRows(texts: string[]): Features & { rows: SparseRows } {
  const features = texts.map(extractFeatures);
  const most = features.reduce((sum, { syllables, jamo }) => sum + syllables.length + jamo.length, 0);
  const table = createFeatureTable(most / 4);
  const frequencies = new Int32Array(most);
  // The place of the latest text with the feature, plus one.
  const latestText = new Int32Array(most);
  const numbers = new Int32Array(most);
  // Two groups a text.
  const ends = new Int32Array(texts.length * 2);
  let met = 0;
  features.forEach(({ syllables, jamo }, place) => {
    for (const [group, hashes] of [syllables, jamo].entries()) {
      for (let index = 0; index < hashes.length; index++) {
        const number = table.add(hashes[index] as number);
        if (latestText[number] === place + 1) continue;
        latestText[number] = place + 1;
        frequencies[number] = (frequencies[number] as number) + 1;
        numbers[met++] = number;
      }
      ends[place * 2 + group] = met;
    }
  });

  const kept: number[] = [];
  for (let number = 0; number < table.size(); number++) {
    if ((frequencies[number] as number) >= fewestTexts) kept.push(number);
  }
  const hashes = Uint32Array.from(kept, (number) => table.hashOf(number)).sort();
  const scales = new Float32Array(hashes.length);
  const columnOf = new Int32Array(table.size()).fill(-1);
  for (let column = 0; column < hashes.length; column++) {
    const number = table.find(hashes[column] as number);
    columnOf[number] = column;
    scales[column] = Math.sqrt(Math.log(texts.length / (frequencies[number] as number)) + 1);
  }

  const starts = new Int32Array(texts.length + 1);
  const columns = new Int32Array(met);
  const values = new Float32Array(met);
  let count = 0;
  let read = 0;
  for (let group = 0; group < ends.length; group++) {
    const start = count;
    for (; read < (ends[group] as number); read++) {
      const column = columnOf[numbers[read] as number] as number;
      if (column < 0) continue;
      columns[count] = column;
      values[count] = scales[column] as number;
      count += 1;
    }
    scaleGroup(values, start, count);
    starts[(group >> 1) + 1] = count;
  }
  return { hashes, scales, rows: { starts, columns, values } };
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

/** One text as a row over known features. */
export function buildRow(
  text: string,
  { hashes, scales }: Features,
): { columns: number[]; values: number[] } {
  const { syllables, jamo } = extractFeatures(text);
  const columns: number[] = [];
  const values: number[] = [];
  for (const group of [syllables, jamo]) {
    const start = columns.length;
    for (const hash of new Set(group)) {
      const column = findColumn(hashes, hash);
      if (column < 0) continue;
      columns.push(column);
      values.push(scales[column] as number);
    }
    scaleGroup(values, start, values.length);
  }
  return { columns, values };
}
