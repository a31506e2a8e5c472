import { expect, test } from 'vitest';
import { shuffled } from '../../src/understanding/random-numbers.ts';
import {
  createSupportVectorMachine,
  type SparseRows,
} from '../../src/understanding/support-vector-machine.ts';

const rowCount = 600;
const columnCount = 2000;
const columnsPerRow = 16;

const rows: SparseRows = {
  starts: Int32Array.from({ length: rowCount + 1 }, (_, row) => row * columnsPerRow),
  columns: new Int32Array(rowCount * columnsPerRow),
  values: new Float32Array(rowCount * columnsPerRow).fill(1 / Math.sqrt(columnsPerRow)),
};
for (let row = 0; row < rowCount; row++)
  rows.columns.set(shuffled(columnCount, row + 1).subarray(0, columnsPerRow), row * columnsPerRow);

// A few columns decide the sign, and one row in twelve has the other.
const signs = Int8Array.from({ length: rowCount }, (_, row) => {
  const start = row * columnsPerRow;
  const decides = rows.columns.subarray(start, start + columnsPerRow).some((column) => column < 120);
  return decides !== (row % 12 === 0) ? 1 : -1;
});

// Sorted by sign, as examples stand in files sorted by what they mean.
const places = Int32Array.from({ length: rowCount }, (_, row) => row).sort(
  (left, right) => (signs[right] as number) - (signs[left] as number),
);

function trained(passes: number) {
  const machine = createSupportVectorMachine(rows, signs, columnCount);
  machine.train(places, passes);
  return machine;
}

test('ten passes come near the solution, although the rows are sorted', () => {
  const [ten, solution] = [trained(10), trained(400)];
  const distances = [...places].map((row) => Math.abs(ten.margin(row) - solution.margin(row)));
  expect(distances.reduce((sum, distance) => sum + distance, 0) / rowCount).toBeLessThan(0.1);
  expect(Math.abs(ten.bias() - solution.bias())).toBeLessThan(0.1);
});

test('more rows can be let in later', () => {
  const machine = createSupportVectorMachine(rows, signs, columnCount);
  machine.train(shuffled(rowCount, 1).subarray(rowCount / 5), 3);
  machine.train(places, 10);
  expect(Math.abs(machine.bias() - trained(400).bias())).toBeLessThan(0.1);
});

test('the same rows give the same machine', () => {
  expect(trained(5).weights).toEqual(trained(5).weights);
  expect(trained(5).bias()).toBe(trained(5).bias());
});
