import { randomNumbers, shuffle } from './random-numbers.ts';
import type { SparseRows } from './support-vector-machine.ts';

/** Members trained from other beginnings, whose mean errs less than each of them. */
const seeds = [17, 5, 99, 41, 73, 8];
/** How many things a member learns to see in a text; each can be a conjunction of features. */
const unitsOfMember = 12;
const passes = 4;
const firstStep = 0.1;
/** Share of the last pass's step in the first one's. */
const lastStep = 0.05;
/** Share of a row's features that are left out at each look, so that none is relied on alone. */
const leftOut = 0.4;
/** A row that pulls less than this moves nothing. */
const leastPull = 1e-3;
/** A row that pulls less than this is left out of the next pass. */
const settledBelow = 0.01;
/** Largest number of an Int8Array that has a counterpart below zero. */
const largestCode = 127;

/** Units of all members: each member's mean share in the answer is in its outer weights. */
export const unitCount = seeds.length * unitsOfMember;

/** One layer of rectified units over sparse features, and their weighted sum. */
export interface DangerNetwork {
  /** A row per feature, a column per unit; a weight is its number here times the unit's step. */
  inner: Int8Array;
  steps: Float32Array;
  /** Per unit: what it sees without any feature, and how it counts. */
  innerBias: Float32Array;
  outer: Float32Array;
  bias: number;
}

/** The log odds of a row. */
export function logOdds(
  { inner, steps, innerBias, outer, bias }: DangerNetwork,
  row: { columns: number[]; values: number[] },
): number {
  const seen = new Float64Array(unitCount);
  row.columns.forEach((column, place) => {
    const value = row.values[place] as number;
    const offset = column * unitCount;
    for (let unit = 0; unit < unitCount; unit++)
      seen[unit] = (seen[unit] as number) + (inner[offset + unit] as number) * value;
  });
  return seen.reduce((sum, level, unit) => {
    const seen = level * (steps[unit] as number) + (innerBias[unit] as number);
    return sum + Math.max(seen, 0) * (outer[unit] as number);
  }, bias);
}

/** Trains on rows, `signs` 1 against −1. The same rows give the same network. */
export function trainNetwork(rows: SparseRows, signs: Int8Array, columnCount: number): DangerNetwork {
  const members = seeds.map((seed) => trainMember(rows, signs, columnCount, seed));
  const inner = new Int8Array(columnCount * unitCount);
  const steps = new Float32Array(unitCount);
  members.forEach((member, place) => {
    for (let unit = 0; unit < unitsOfMember; unit++) {
      const column = place * unitsOfMember + unit;
      let largest = 0;
      for (let row = 0; row < columnCount; row++)
        largest = Math.max(largest, Math.abs(member.inner[row * unitsOfMember + unit] as number));
      const step = largest / largestCode || 1;
      steps[column] = step;
      for (let row = 0; row < columnCount; row++)
        inner[row * unitCount + column] = Math.round(
          (member.inner[row * unitsOfMember + unit] as number) / step,
        );
    }
  });
  return {
    inner,
    steps,
    innerBias: Float32Array.from(members.flatMap((member) => [...member.innerBias])),
    outer: Float32Array.from(
      members.flatMap(({ outer }) => [...outer].map((weight) => weight / seeds.length)),
    ),
    bias: members.reduce((sum, { bias }) => sum + bias / seeds.length, 0),
  };
}

interface Member {
  inner: Float32Array;
  innerBias: Float32Array;
  outer: Float32Array;
  bias: number;
}

/** Stochastic gradients of the logistic loss, the steps of a feature shrinking with what it has moved (Adagrad; Duchi et al., JMLR 2011). */
function trainMember(
  { starts, columns, values }: SparseRows,
  signs: Int8Array,
  columnCount: number,
  seed: number,
): Member {
  const random = randomNumbers(seed);
  const drawn = (length: number, width: number) => {
    const numbers = new Float32Array(length);
    for (let index = 0; index < length; index++) numbers[index] = (random() - 0.5) * width;
    return numbers;
  };
  const inner = drawn(columnCount * unitsOfMember, 0.6);
  const outer = drawn(unitsOfMember, 1);
  const innerBias = new Float32Array(unitsOfMember);
  let bias = -1;
  const movedInner = new Float32Array(columnCount).fill(1e-8);
  const movedOuter = new Float32Array(unitsOfMember).fill(1e-8);
  const movedInnerBias = new Float32Array(unitsOfMember).fill(1e-8);
  let movedBias = 1e-8;

  const seen = new Float32Array(unitsOfMember);
  const pulls = new Float32Array(unitsOfMember);
  const taken = new Int32Array(columns.length);
  const isSettled = new Uint8Array(signs.length);
  const order = Int32Array.from(signs, (_, place) => place);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, order.length, random);
    const step = firstStep * (1 - pass / passes + lastStep);
    for (const row of order) {
      if (isSettled[row] === 1) {
        isSettled[row] = 0;
        continue;
      }
      const sign = signs[row] as number;
      const end = starts[row + 1] as number;
      seen.set(innerBias);
      let count = 0;
      for (let place = starts[row] as number; place < end; place++) {
        if (random() < leftOut) continue;
        taken[count++] = place;
        const value = values[place] as number;
        const offset = (columns[place] as number) * unitsOfMember;
        for (let unit = 0; unit < unitsOfMember; unit++)
          seen[unit] = (seen[unit] as number) + (inner[offset + unit] as number) * value;
      }
      let sum = bias;
      for (let unit = 0; unit < unitsOfMember; unit++) {
        if ((seen[unit] as number) < 0) seen[unit] = 0;
        sum += (seen[unit] as number) * (outer[unit] as number);
      }
      const pull = -sign / (1 + Math.exp(sign * sum));
      if (Math.abs(pull) < settledBelow) isSettled[row] = 1;
      if (Math.abs(pull) < leastPull) continue;
      movedBias += pull * pull;
      bias -= (step * pull) / Math.sqrt(movedBias);
      let squares = 0;
      for (let unit = 0; unit < unitsOfMember; unit++) {
        const level = seen[unit] as number;
        const passedOn = level > 0 ? pull * (outer[unit] as number) : 0;
        pulls[unit] = passedOn;
        squares += passedOn * passedOn;
        const slope = pull * level;
        movedOuter[unit] = (movedOuter[unit] as number) + slope * slope;
        outer[unit] = (outer[unit] as number) - (step * slope) / Math.sqrt(movedOuter[unit] as number);
        movedInnerBias[unit] = (movedInnerBias[unit] as number) + passedOn * passedOn;
        innerBias[unit] =
          (innerBias[unit] as number) - (step * passedOn) / Math.sqrt(movedInnerBias[unit] as number);
      }
      for (let index = 0; index < count; index++) {
        const place = taken[index] as number;
        const column = columns[place] as number;
        const value = values[place] as number;
        const moved = (movedInner[column] as number) + (squares * value * value) / unitsOfMember;
        movedInner[column] = moved;
        const factor = (step * value) / Math.sqrt(moved);
        const offset = column * unitsOfMember;
        for (let unit = 0; unit < unitsOfMember; unit++)
          inner[offset + unit] = (inner[offset + unit] as number) - factor * (pulls[unit] as number);
      }
    }
  }
  return { inner, innerBias, outer, bias };
}
