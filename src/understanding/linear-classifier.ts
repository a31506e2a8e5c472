import { extractFeatures } from './features.ts';
import { type SparseRow, shuffled, trainSupportVectorMachine } from './support-vector-machine.ts';

/**
 * A text with its label under each question put to it (`head`): what it wants, whether someone is in
 * danger, which kind of thanks it is. A text without a label for a head takes no part in that head.
 */
export interface TrainingExample {
  text: string;
  labels: Record<string, string>;
}

/** One question put to every text, with its possible answers. */
export interface Head {
  name: string;
  labels: string[];
  /** Place of its first label among the columns of the weights. */
  offset: number;
  /** Divides the margins before the softmax, so that the result can be read as a probability. */
  temperature: number;
}

/** Trained one-vs-rest linear models over one set of hashed n-gram features. */
export interface LinearModel {
  heads: Head[];
  /** Hashes of the features, ascending; the place in it is the feature's row. */
  hashes: Uint32Array;
  /** Square root of the inverse document frequency, per row. */
  scales: Float32Array;
  /** Row per feature, a column per label of every head. */
  weights: Float32Array;
  bias: Float32Array;
}

/** One example in so many is held out to choose the temperature. */
const heldOutShare = 5;
/** A feature of fewer examples can't generalise; dropping it halves the model. */
const fewestExamples = 2;

function findRow(hashes: Uint32Array, hash: number): number {
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

function vectorise(text: string, hashes: Uint32Array, scales: Float32Array): SparseRow {
  const features = extractFeatures(text);
  const ids: number[] = [];
  const values: number[] = [];
  for (const group of [features.syllables, features.jamo]) {
    const first = ids.length;
    let squares = 0;
    for (const hash of group) {
      const row = findRow(hashes, hash);
      if (row < 0) continue;
      const value = scales[row] as number;
      ids.push(row);
      values.push(value);
      squares += value * value;
    }
    // Each group to unit length, then both together: √2 for the two halves.
    const norm = Math.sqrt(squares * 2);
    for (let index = first; index < ids.length; index++) values[index] = (values[index] as number) / norm;
  }
  return { columns: Int32Array.from(ids), values: Float32Array.from(values) };
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

/** The rows that take part in one head, each with the number of its label. */
interface Task {
  rows: SparseRow[];
  targets: Int32Array;
  labels: string[];
}

function trainTask({ rows, targets, labels }: Task, columnCount: number, seed: number) {
  const train = (label: number) => {
    const positive = Uint8Array.from(targets, (target) => (target === label ? 1 : 0));
    return trainSupportVectorMachine(rows, positive, columnCount, seed + label);
  };
  if (labels.length !== 2) return labels.map((_, label) => train(label));
  // Of two labels one is the other's opposite.
  const first = train(0);
  return [first, { weights: first.weights.map((weight) => -weight), bias: -first.bias }];
}

/** Temperature for a head, from a part of its examples and a model trained on the others. */
function calibrate(task: Task, columnCount: number, seed: number): number {
  const order = [...shuffled(task.rows.length, 5)];
  const part = (inside: boolean): Task => {
    const chosen = order.filter((_, position) => (position % heldOutShare !== 0) === inside);
    return {
      rows: chosen.map((row) => task.rows[row] as SparseRow),
      targets: Int32Array.from(chosen, (row) => task.targets[row] as number),
      labels: task.labels,
    };
  };
  const machines = trainTask(part(true), columnCount, seed);
  const outside = part(false);
  return chooseTemperature(
    outside.rows.map(({ columns, values }, row) => ({
      target: outside.targets[row] as number,
      margins: Float64Array.from(machines, ({ weights, bias }) => {
        let margin = bias;
        for (let index = 0; index < columns.length; index++) {
          margin += (weights[columns[index] as number] as number) * (values[index] as number);
        }
        return margin;
      }),
    })),
  );
}

function chooseFeatures(texts: string[]): { hashes: Uint32Array; scales: Float32Array } {
  const frequencies = new Map<number, number>();
  for (const text of texts) {
    const { syllables, jamo } = extractFeatures(text);
    for (const hash of syllables) frequencies.set(hash, (frequencies.get(hash) ?? 0) + 1);
    for (const hash of jamo) frequencies.set(hash, (frequencies.get(hash) ?? 0) + 1);
  }
  const hashes = Uint32Array.from(
    [...frequencies.keys()].filter((hash) => (frequencies.get(hash) as number) >= fewestExamples),
  ).sort();
  const scales = Float32Array.from(hashes, (hash) =>
    Math.sqrt(Math.log(texts.length / (frequencies.get(hash) as number)) + 1),
  );
  return { hashes, scales };
}

/**
 * Trains on normalised texts. Deterministic: the same examples give the same model. `calibrated` names
 * the heads whose probabilities matter; the others share the first one's temperature.
 */
export function trainLinearModel(examples: TrainingExample[], calibrated: string[]): LinearModel {
  const { hashes, scales } = chooseFeatures(examples.map(({ text }) => text));
  const rows = examples.map(({ text }) => vectorise(text, hashes, scales));
  const names = [...new Set(examples.flatMap(({ labels }) => Object.keys(labels)))].sort();
  const heads: Head[] = [];
  const machines: { weights: Float32Array; bias: number }[] = [];
  let temperature = 1;
  for (const name of names) {
    const places = examples.flatMap(({ labels: { [name]: label } }, place) =>
      label === undefined ? [] : [place],
    );
    const labels = [...new Set(places.map((place) => examples[place]?.labels[name] as string))].sort();
    const task: Task = {
      rows: places.map((place) => rows[place] as SparseRow),
      targets: Int32Array.from(places, (place) => labels.indexOf(examples[place]?.labels[name] as string)),
      labels,
    };
    const seed = 17 + machines.length;
    if (calibrated.includes(name)) temperature = calibrate(task, hashes.length, seed);
    heads.push({ name, labels, offset: machines.length, temperature });
    machines.push(...trainTask(task, hashes.length, seed));
  }
  const width = machines.length;
  const weights = new Float32Array(hashes.length * width);
  machines.forEach((machine, label) => {
    for (let row = 0; row < hashes.length; row++)
      weights[row * width + label] = machine.weights[row] as number;
  });
  return { heads, hashes, scales, weights, bias: Float32Array.from(machines, ({ bias }) => bias) };
}

/** A label with its probability, and its margin: how far on its own side of the boundary the text lies. */
export interface LabelScore {
  label: string;
  probability: number;
  margin: number;
}

/** For every head its labels, best first. */
export function classifyText(model: LinearModel, normalised: string): Map<string, LabelScore[]> {
  const row = vectorise(normalised, model.hashes, model.scales);
  const all = margins(row, model.weights, model.bias);
  return new Map(
    model.heads.map(({ name, labels, offset, temperature }) => {
      const values = all.subarray(offset, offset + labels.length);
      const probabilities = softmax(values, temperature);
      const scores = labels.map((label, index) => ({
        label,
        probability: probabilities[index] as number,
        margin: values[index] as number,
      }));
      return [name, scores.sort((left, right) => right.probability - left.probability)];
    }),
  );
}
