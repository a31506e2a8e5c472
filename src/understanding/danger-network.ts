import { randomNumbers, shuffle } from './random-numbers.ts';
import type { SparseRows } from './support-vector-machine.ts';

/** How many things the network learns to see in a text; each can be a conjunction of features. */
export const hiddenCount = 16;
const passes = 5;
const firstStep = 0.1;
/** Share of the last pass's step in the first one's. */
const lastStep = 0.05;
/** Share of a row's features that are left out at each look, so that none is relied on alone. */
const leftOut = 0.4;
/** A row that pulls less than this is settled for this pass. */
const leastPull = 1e-3;

/** One layer of rectified units over sparse features, and their weighted sum. */
export interface DangerNetwork {
  /** A row per feature, a column per unit. */
  inner: Float32Array;
  /** Per unit: what it sees without any feature, and how it counts. */
  innerBias: Float32Array;
  outer: Float32Array;
  bias: number;
}

/** The log odds of a row. */
export function logOdds(network: DangerNetwork, row: { columns: number[]; values: number[] }): number {
  const seen = Float32Array.from(network.innerBias);
  row.columns.forEach((column, place) => {
    const value = row.values[place] as number;
    for (let unit = 0; unit < hiddenCount; unit++)
      seen[unit] = (seen[unit] as number) + (network.inner[column * hiddenCount + unit] as number) * value;
  });
  return seen.reduce(
    (sum, level, unit) => sum + Math.max(level, 0) * (network.outer[unit] as number),
    network.bias,
  );
}

/**
 * Trains on rows, `signs` 1 against −1, by stochastic gradients of the logistic loss, the steps of a
 * feature shrinking with what it has moved (Adagrad; Duchi et al., JMLR 2011). The same rows give the same
 * network.
 */
export function trainNetwork(
  { starts, columns, values }: SparseRows,
  signs: Int8Array,
  columnCount: number,
): DangerNetwork {
  const random = randomNumbers(17);
  const drawn = (length: number, width: number) =>
    Float32Array.from({ length }, () => (random() - 0.5) * width);
  const inner = drawn(columnCount * hiddenCount, 0.6);
  const outer = drawn(hiddenCount, 1);
  const innerBias = new Float32Array(hiddenCount);
  let bias = -1;
  const movedInner = new Float32Array(columnCount).fill(1e-8);
  const movedOuter = new Float32Array(hiddenCount).fill(1e-8);
  const movedInnerBias = new Float32Array(hiddenCount).fill(1e-8);
  let movedBias = 1e-8;

  const seen = new Float32Array(hiddenCount);
  const pulls = new Float32Array(hiddenCount);
  const taken = new Int32Array(columns.length === 0 ? 0 : Math.max(...rowLengths(starts)));
  const order = Int32Array.from(signs, (_, place) => place);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, order.length, random);
    const step = firstStep * (1 - pass / passes + lastStep);
    for (const row of order) {
      const sign = signs[row] as number;
      seen.set(innerBias);
      let count = 0;
      for (let place = starts[row] as number; place < (starts[row + 1] as number); place++) {
        if (random() < leftOut) continue;
        taken[count++] = place;
        const value = values[place] as number;
        const offset = (columns[place] as number) * hiddenCount;
        for (let unit = 0; unit < hiddenCount; unit++)
          seen[unit] = (seen[unit] as number) + (inner[offset + unit] as number) * value;
      }
      let sum = bias;
      for (let unit = 0; unit < hiddenCount; unit++) {
        if ((seen[unit] as number) < 0) seen[unit] = 0;
        sum += (seen[unit] as number) * (outer[unit] as number);
      }
      const pull = -sign / (1 + Math.exp(sign * sum));
      if (Math.abs(pull) < leastPull) continue;
      movedBias += pull * pull;
      bias -= (step * pull) / Math.sqrt(movedBias);
      let squares = 0;
      for (let unit = 0; unit < hiddenCount; unit++) {
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
        const moved = (movedInner[column] as number) + (squares * value * value) / hiddenCount;
        movedInner[column] = moved;
        const factor = (step * value) / Math.sqrt(moved);
        const offset = column * hiddenCount;
        for (let unit = 0; unit < hiddenCount; unit++)
          inner[offset + unit] = (inner[offset + unit] as number) - factor * (pulls[unit] as number);
      }
    }
  }
  return { inner, innerBias, outer, bias };
}

function* rowLengths(starts: Int32Array): Iterable<number> {
  for (let row = 1; row < starts.length; row++) yield (starts[row] as number) - (starts[row - 1] as number);
}
