import { extractFeatures } from './features.ts';

export interface TrainingExample {
  text: string;
  label: string;
}

/** A trained one-vs-rest linear model over hashed n-gram features. */
export interface LinearModel {
  labels: string[];
  /** Hash of a feature → its column. */
  columns: Map<number, number>;
  /** Square root of the inverse document frequency, per column. */
  scales: Float32Array;
  /** Row per column, one weight per label. */
  weights: Float32Array;
  bias: Float32Array;
  /** Divides the margins before the softmax, so that the result can be read as a probability. */
  temperature: number;
}

interface SparseRow {
  columns: Int32Array;
  values: Float32Array;
}

const cost = 5;
const epochs = 12;
const stopAtViolation = 0.05;
/** One example in so many is held out to choose the temperature. */
const heldOutShare = 5;

function vectorise(text: string, columns: Map<number, number>, scales: Float32Array): SparseRow {
  const features = extractFeatures(text);
  const ids: number[] = [];
  const values: number[] = [];
  for (const group of [features.syllables, features.jamo]) {
    const first = ids.length;
    let squares = 0;
    for (const hash of group) {
      const column = columns.get(hash);
      if (column === undefined) continue;
      const value = scales[column] as number;
      ids.push(column);
      values.push(value);
      squares += value * value;
    }
    // Each group to unit length, then both together: √2 for the two halves.
    const norm = Math.sqrt(squares * 2);
    for (let index = first; index < ids.length; index++) values[index] = (values[index] as number) / norm;
  }
  return { columns: Int32Array.from(ids), values: Float32Array.from(values) };
}

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

function shuffled(count: number, seed: number): Int32Array {
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
 * Dual coordinate descent for the squared-hinge support vector machine (Hsieh et al., ICML 2008),
 * one label against the rest. Writes the label's weights and returns its bias.
 */
function trainLabel(
  rows: SparseRow[],
  positive: Uint8Array,
  label: number,
  labelCount: number,
  weights: Float32Array,
): number {
  const count = rows.length;
  const alpha = new Float32Array(count);
  const diagonal = 1 / (2 * cost);
  let bias = 0;
  let order = shuffled(count, 17 + label);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let largest = 0;
    const active: number[] = [];
    for (const row of order) {
      const { columns, values } = rows[row] as SparseRow;
      const sign = positive[row] === 1 ? 1 : -1;
      let margin = bias;
      for (let index = 0; index < columns.length; index++) {
        margin +=
          (weights[(columns[index] as number) * labelCount + label] as number) * (values[index] as number);
      }
      const before = alpha[row] as number;
      const gradient = sign * margin - 1 + diagonal * before;
      if (before === 0 && gradient > 0) {
        // Shrinking: a point well on the right side is left out of the next pass but the last two.
        if (gradient < 0.3 || epoch >= epochs - 3) active.push(row);
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
        const at = (columns[index] as number) * labelCount + label;
        weights[at] = (weights[at] as number) + step * (values[index] as number);
      }
    }
    if (largest < stopAtViolation) break;
    order = epoch === epochs - 4 ? shuffled(count, 31 + label) : Int32Array.from(active);
  }
  return bias;
}

function trainRows(rows: SparseRow[], targets: Int32Array, labelCount: number, columnCount: number) {
  const weights = new Float32Array(columnCount * labelCount);
  const bias = new Float32Array(labelCount);
  const positive = new Uint8Array(rows.length);
  for (let label = 0; label < labelCount; label++) {
    for (let row = 0; row < rows.length; row++) positive[row] = targets[row] === label ? 1 : 0;
    bias[label] = trainLabel(rows, positive, label, labelCount, weights);
  }
  return { weights, bias };
}

function margins(row: SparseRow, weights: Float32Array, bias: Float32Array): Float64Array {
  const labelCount = bias.length;
  const result = Float64Array.from(bias);
  for (let index = 0; index < row.columns.length; index++) {
    const start = (row.columns[index] as number) * labelCount;
    const value = row.values[index] as number;
    for (let label = 0; label < labelCount; label++) {
      result[label] = (result[label] as number) + (weights[start + label] as number) * value;
    }
  }
  return result;
}

function softmax(values: Float64Array, temperature: number): Float64Array {
  let largest = -Infinity;
  for (const value of values) if (value > largest) largest = value;
  const result = values.map((value) => Math.exp((value - largest) / temperature));
  let total = 0;
  for (const value of result) total += value;
  return result.map((value) => value / total);
}

interface HeldOut {
  margins: Float64Array;
  target: number;
}

/** The temperature with the least log loss on margins of examples the model had not seen. */
function chooseTemperature(heldOut: HeldOut[]): number {
  let best = 1;
  let least = Infinity;
  for (let temperature = 0.1; temperature <= 1.5; temperature *= 1.08) {
    let loss = 0;
    for (const { margins: values, target } of heldOut) {
      loss -= Math.log(Math.max(softmax(values, temperature)[target] as number, 1e-9));
    }
    if (loss < least) {
      least = loss;
      best = temperature;
    }
  }
  return best;
}

/** Margins of one part of the examples from a model trained on the others. */
function holdOut(rows: SparseRow[], targets: Int32Array, labelCount: number, columnCount: number): HeldOut[] {
  const order = [...shuffled(rows.length, 5)];
  const inside = order.filter((_, position) => position % heldOutShare !== 0);
  const { weights, bias } = trainRows(
    inside.map((row) => rows[row] as SparseRow),
    Int32Array.from(inside, (row) => targets[row] as number),
    labelCount,
    columnCount,
  );
  return order
    .filter((_, position) => position % heldOutShare === 0)
    .map((row) => ({
      margins: margins(rows[row] as SparseRow, weights, bias),
      target: targets[row] as number,
    }));
}

/** Trains on normalised texts. Deterministic: the same examples give the same model. */
export function trainLinearModel(examples: TrainingExample[]): LinearModel {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  const extracted = examples.map((example) => extractFeatures(example.text));
  const columns = new Map<number, number>();
  const frequencies: number[] = [];
  for (const features of extracted) {
    for (const group of [features.syllables, features.jamo]) {
      for (const hash of group) {
        const column = columns.get(hash);
        if (column === undefined) {
          columns.set(hash, frequencies.length);
          frequencies.push(1);
        } else {
          frequencies[column] = (frequencies[column] as number) + 1;
        }
      }
    }
  }
  // A feature of a single example can't generalise; dropping it halves the model.
  const kept = new Map<number, number>();
  const scales: number[] = [];
  for (const [hash, column] of columns) {
    const frequency = frequencies[column] as number;
    if (frequency < 2) continue;
    kept.set(hash, scales.length);
    scales.push(Math.sqrt(Math.log(examples.length / frequency) + 1));
  }
  const scaleArray = Float32Array.from(scales);
  const rows = examples.map((example) => vectorise(example.text, kept, scaleArray));
  const targets = Int32Array.from(examples, (example) => labels.indexOf(example.label));
  const temperature = chooseTemperature(holdOut(rows, targets, labels.length, scales.length));
  return {
    labels,
    columns: kept,
    scales: scaleArray,
    ...trainRows(rows, targets, labels.length, scales.length),
    temperature,
  };
}

/** A label with its probability, and its margin: how far on its own side of the boundary the text lies. */
export interface LabelScore {
  label: string;
  probability: number;
  margin: number;
}

/** Every label, best first. */
export function classifyText(model: LinearModel, normalised: string): LabelScore[] {
  const row = vectorise(normalised, model.columns, model.scales);
  const values = margins(row, model.weights, model.bias);
  const probabilities = softmax(values, model.temperature);
  return model.labels
    .map((label, index) => ({
      label,
      probability: probabilities[index] as number,
      margin: values[index] as number,
    }))
    .sort((left, right) => right.probability - left.probability);
}
