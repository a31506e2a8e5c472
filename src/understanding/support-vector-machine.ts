/** A sparse vector of about unit length. */
export interface SparseRow {
  columns: Int32Array;
  values: Float32Array;
}

/** Cost of an example on the wrong side, against the length of the weights. */
const cost = 5;
const epochs = 12;
const stopAtViolation = 0.05;
/** Passes at the end that look at every example again. */
const fullPasses = 3;

/** A fixed pseudo-random sequence (mulberry32), so that training is reproducible. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The numbers below `count` in an order that depends on `seed` alone. */
export function shuffled(count: number, seed: number): Int32Array {
  const random = sequence(seed);
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const held = order[index] as number;
    order[index] = order[other] as number;
    order[other] = held;
  }
  return order;
}

/**
 * Weights and bias of a squared-hinge support vector machine, positive rows against the others, by dual
 * coordinate descent (Hsieh et al., ICML 2008) with shrinking.
 */
export function trainSupportVectorMachine(
  rows: SparseRow[],
  positive: Uint8Array,
  columnCount: number,
  seed: number,
): { weights: Float32Array; bias: number } {
  const weights = new Float32Array(columnCount);
  const alpha = new Float32Array(rows.length);
  const diagonal = 1 / (2 * cost);
  let bias = 0;
  let order = shuffled(rows.length, seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let largest = 0;
    const active: number[] = [];
    for (const row of order) {
      const { columns, values } = rows[row] as SparseRow;
      const sign = positive[row] === 1 ? 1 : -1;
      let margin = bias;
      for (let index = 0; index < columns.length; index++) {
        margin += (weights[columns[index] as number] as number) * (values[index] as number);
      }
      const before = alpha[row] as number;
      const gradient = sign * margin - 1 + diagonal * before;
      // A point well on the right side is left out until the last passes.
      if (before === 0 && gradient > 0) {
        if (gradient < 0.3 || epoch >= epochs - fullPasses) active.push(row);
        continue;
      }
      active.push(row);
      if (Math.abs(gradient) > largest) largest = Math.abs(gradient);
      if (Math.abs(gradient) < 1e-6) continue;
      const after = Math.max(before - gradient / (2 + diagonal), 0);
      const step = (after - before) * sign;
      alpha[row] = after;
      bias += step;
      for (let index = 0; index < columns.length; index++) {
        const column = columns[index] as number;
        weights[column] = (weights[column] as number) + step * (values[index] as number);
      }
    }
    if (largest < stopAtViolation) break;
    order = epoch === epochs - fullPasses - 1 ? shuffled(rows.length, seed + 1000) : Int32Array.from(active);
  }
  return { weights, bias };
}
