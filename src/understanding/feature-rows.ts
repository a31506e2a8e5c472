import { createFeatureTable } from './feature-table.ts';
import type { SparseRows } from './support-vector-machine.ts';

/** A kind of feature: its share of a row's squared length, the fewest texts to learn one from, and whether rare ones count more. */
export interface FeatureGroup {
  share: number;
  fewestTexts: number;
  byRarity: boolean;
}

/** The features that were learnt, in columns, and how much each counts: the √ of its inverse document frequency, or 1. */
export interface Features {
  /** The place in it is the feature's column. */
  hashes: Uint32Array;
  scales: Float32Array;
}

/** Known features, to find in another text. */
export interface FeatureColumns {
  scales: Float32Array;
  /** −1 for a hash that was not learnt. */
  columnOf(hash: number): number;
}

/** Scales the values of one group, from `start` to `end`, to the group's share of a row of unit length. */
function scaleGroup(
  values: Float32Array | number[],
  start: number,
  end: number,
  { share }: FeatureGroup,
): void {
  let squares = 0;
  for (let place = start; place < end; place++) squares += (values[place] as number) ** 2;
  const norm = Math.sqrt(squares / share);
  for (let place = start; place < end; place++) values[place] = (values[place] as number) / norm;
}

/** A text, given by the hashes of its features in each group, as one row about of unit length. */
export function buildRow(
  lists: Uint32Array[],
  groups: FeatureGroup[],
  { scales, columnOf }: FeatureColumns,
): { columns: number[]; values: number[] } {
  const columns: number[] = [];
  const values: number[] = [];
  lists.forEach((hashes, group) => {
    const start = columns.length;
    for (const hash of new Set(hashes)) {
      const column = columnOf(hash);
      if (column < 0) continue;
      columns.push(column);
      values.push(scales[column] as number);
    }
    scaleGroup(values, start, values.length, groups[group] as FeatureGroup);
  });
  return { columns, values };
}

/**
 * The texts of a training set as rows, a feature counted once a text, over the features that enough of them have.
 * Columns are in the order of their hashes where `areSorted` asks for it, else in the order they are first met.
 */
export function buildRows(
  texts: Uint32Array[][],
  groups: FeatureGroup[],
  { areSorted = false }: { areSorted?: boolean } = {},
): { features: Features; rows: SparseRows } {
  const most = texts.reduce((sum, lists) => sum + lists.reduce((total, { length }) => total + length, 0), 0);
  const table = createFeatureTable(most / 4);
  const frequencies = new Int32Array(most);
  const groupOf = new Uint8Array(most);
  // The place of the latest text with the feature, plus one.
  const latestText = new Int32Array(most);
  const numbers = new Int32Array(most);
  const ends: number[] = [];
  let met = 0;
  texts.forEach((lists, place) => {
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

  const groupOfNumber = (number: number) => groups[groupOf[number] as number] as FeatureGroup;
  const kept: number[] = [];
  for (let number = 0; number < table.size(); number++) {
    if ((frequencies[number] as number) >= groupOfNumber(number).fewestTexts) kept.push(number);
  }
  if (areSorted) kept.sort((left, right) => table.hashOf(left) - table.hashOf(right));
  const columnOf = new Int32Array(table.size()).fill(-1);
  kept.forEach((number, column) => {
    columnOf[number] = column;
  });
  const hashes = Uint32Array.from(kept, table.hashOf);
  const scales = Float32Array.from(kept, (number) =>
    groupOfNumber(number).byRarity
      ? Math.sqrt(Math.log(texts.length / (frequencies[number] as number)) + 1)
      : 1,
  );

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
    scaleGroup(values, start, count, groups[group] as FeatureGroup);
    starts[(place - group) / groups.length + 1] = count;
  });
  return { features: { hashes, scales }, rows: { starts, columns, values } };
}
