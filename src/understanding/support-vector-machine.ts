import { randomNumbers, shuffle } from './random-numbers.ts';

/** Sparse vectors of about unit length, one after the other. */
export interface SparseRows {
  /** Where each row begins in `columns` and `values`; one more entry marks the end. */
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
}

/** Cost of an example on the wrong side, against the length of the weights. */
const cost = 5;
/** A row that lies farther than this on its right side is left out until the last pass, which looks at every row again. */
const clearlyRight = 0.3;
/** Smaller steps are not worth walking a row for. */
const leastStep = 1e-4;

export interface SupportVectorMachine {
  weights: Float32Array;
  bias(): number;
  /** Goes over these rows so many times, each time in another order. What was learnt before is kept. */
  train(places: Int32Array, passes: number): void;
  /** Signed distance of a row from the boundary. */
  margin(row: number): number;
}

/**
 * A squared-hinge support vector machine, the rows of `signs` 1 against those of −1, by dual coordinate
 * descent (Hsieh et al., ICML 2008) with shrinking. The order is another one at every pass: with a fixed
 * order ten passes come nowhere near the solution, and the bias, which every row moves, is off.
 */
export function createSupportVectorMachine(
  rows: SparseRows,
  signs: Int8Array,
  columnCount: number,
): SupportVectorMachine {
  const { starts, columns, values } = rows;
  const weights = new Float32Array(columnCount);
  const alpha = new Float32Array(signs.length);
  const diagonal = 1 / (2 * cost);
  const random = randomNumbers(17);
  let bias = 0;

  function margin(row: number): number {
    const end = starts[row + 1] as number;
    let sum = bias;
    for (let index = starts[row] as number; index < end; index++) {
      sum += (weights[columns[index] as number] as number) * (values[index] as number);
    }
    return sum;
  }

  function train(places: Int32Array, passes: number): void {
    const active = places.slice();
    let count = active.length;
    for (let pass = 0; pass < passes; pass++) {
      if (pass === passes - 1) {
        active.set(places);
        count = active.length;
      }
      shuffle(active, count, random);
      let kept = 0;
      for (let place = 0; place < count; place++) {
        const row = active[place] as number;
        const sign = signs[row] as number;
        const before = alpha[row] as number;
        const gradient = sign * margin(row) - 1 + diagonal * before;
        if (before === 0 && gradient > 0) {
          if (gradient < clearlyRight) active[kept++] = row;
          continue;
        }
        active[kept++] = row;
        const after = Math.max(before - gradient / (2 + diagonal), 0);
        const step = (after - before) * sign;
        if (Math.abs(step) < leastStep) continue;
        alpha[row] = after;
        bias += step;
        const end = starts[row + 1] as number;
        for (let index = starts[row] as number; index < end; index++) {
          const column = columns[index] as number;
          weights[column] = (weights[column] as number) + step * (values[index] as number);
        }
      }
      count = kept;
    }
  }

  return { weights, bias: () => bias, train, margin };
}
