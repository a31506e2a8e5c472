import { shuffled } from './random-numbers.ts';
import { createSupportVectorMachine, type SupportVectorMachine } from './support-vector-machine.ts';
import { buildRow, buildRows } from './text-rows.ts';

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
  /** Row per feature, a column per label of every head; a weight is its number here times the label's step. */
  weights: Int8Array;
  /** Per label. */
  steps: Float32Array;
  bias: Float32Array;
}

/** Largest number of an Int8Array that has a counterpart below zero. */
const largestCode = 127;

/** One example in so many is held out to choose the temperature. */
const heldOutShare = 5;
/** Passes over the other examples before that, and over all of them after it. */
const passesBefore = 3;
const passes = 10;

/** The margins of one head's labels. */
function marginsOf(
  { offset, labels }: Head,
  row: { columns: number[]; values: number[] },
  { weights, steps, bias }: LinearModel,
): Float64Array {
  const width = bias.length;
  const result = new Float64Array(labels.length);
  for (let index = 0; index < row.columns.length; index++) {
    const start = (row.columns[index] as number) * width + offset;
    const value = row.values[index] as number;
    for (let label = 0; label < labels.length; label++) {
      result[label] = (result[label] as number) + (weights[start + label] as number) * value;
    }
  }
  return result.map(
    (sum, label) => sum * (steps[offset + label] as number) + (bias[offset + label] as number),
  );
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

function logLoss(heldOut: HeldOut[], sharpness: number): number {
  let loss = 0;
  for (const { margins: values, target } of heldOut) {
    const reached = values[target] as number;
    let total = 0;
    for (let label = 0; label < values.length; label++) {
      total += Math.exp(((values[label] as number) - reached) * sharpness);
    }
    loss += Math.log(total);
  }
  return loss;
}

/** The temperature with the least log loss on margins of examples the model had not seen. */
function chooseTemperature(heldOut: HeldOut[]): number {
  // The loss is convex in the inverse of the temperature, so a third can be cut off at every step.
  let [low, high] = [0.5, 10];
  while (high - low > 0.02) {
    const third = (high - low) / 3;
    if (logLoss(heldOut, low + third) < logLoss(heldOut, high - third)) high -= third;
    else low += third;
  }
  return 2 / (low + high);
}

/**
 * Trains on normalised texts. Deterministic: the same examples give the same model. `calibrated` names
 * the heads whose probabilities matter; the others share the first one's temperature.
 */
export function trainLinearModel(examples: TrainingExample[], calibrated: string[]): LinearModel {
  const { features, rows } = buildRows(examples.map(({ text }) => text));
  const { hashes } = features;
  const names = [...new Set(examples.flatMap(({ labels }) => Object.keys(labels)))].sort();
  const heads: Head[] = [];
  const trained: SupportVectorMachine[][] = [];
  let temperature = 1;
  let width = 0;
  for (const name of names) {
    const places = examples.flatMap(({ labels: { [name]: label } }, place) =>
      label === undefined ? [] : [place],
    );
    const labels = [...new Set(places.map((place) => examples[place]?.labels[name] as string))].sort();
    const targets = new Int32Array(examples.length);
    for (const place of places) targets[place] = labels.indexOf(examples[place]?.labels[name] as string);
    const order = shuffled(places.length, 17 + width).map((at) => places[at] as number);
    const machines = (labels.length === 2 ? [0] : labels.map((_, label) => label)).map((label) =>
      createSupportVectorMachine(
        rows,
        Int8Array.from(targets, (target) => (target === label ? 1 : -1)),
        hashes.length,
      ),
    );
    if (calibrated.includes(name)) {
      const cut = Math.floor(order.length / heldOutShare);
      for (const machine of machines) machine.train(order.subarray(cut), passesBefore);
      temperature = chooseTemperature(
        Array.from(order.subarray(0, cut), (row) => ({
          margins: Float64Array.from(machines, (machine) => machine.margin(row)),
          target: targets[row] as number,
        })),
      );
    }
    for (const machine of machines) machine.train(order, passes);
    heads.push({ name, labels, offset: width, temperature });
    trained.push(machines);
    width += labels.length;
  }
  return { heads, ...features, ...quantise(heads, trained, hashes.length) };
}

/**
 * The weights in a byte each. Rounding moves a margin, which is about 1, by 0.003 on average and 0.06 at
 * most (on the examples of this repository).
 */
function quantise(
  heads: Head[],
  trained: SupportVectorMachine[][],
  columnCount: number,
): Pick<LinearModel, 'weights' | 'steps' | 'bias'> {
  const width = heads.reduce((sum, { labels }) => sum + labels.length, 0);
  const weights = new Int8Array(columnCount * width);
  const steps = new Float32Array(width);
  const bias = new Float32Array(width);
  heads.forEach(({ labels, offset }, head) => {
    const machines = trained[head] as SupportVectorMachine[];
    labels.forEach((_, label) => {
      const isOpposite = machines.length === 1 && label === 1;
      const machine = machines[isOpposite ? 0 : label] as SupportVectorMachine;
      const sign = isOpposite ? -1 : 1;
      let largest = 0;
      for (const weight of machine.weights) largest = Math.max(largest, Math.abs(weight));
      const step = largest / largestCode || 1;
      const place = offset + label;
      steps[place] = step;
      bias[place] = sign * machine.bias();
      for (let column = 0; column < columnCount; column++) {
        weights[column * width + place] = Math.round((sign * (machine.weights[column] as number)) / step);
      }
    });
  });
  return { weights, steps, bias };
}

/** A label with its probability, and its margin: how far on its own side of the boundary the text lies. */
export interface LabelScore {
  label: string;
  probability: number;
  margin: number;
}

/** For every head, or those of these names, its labels, best first. */
export function classifyText(
  model: LinearModel,
  normalised: string,
  names?: string[],
): Map<string, LabelScore[]> {
  const row = buildRow(normalised, model);
  const heads = names === undefined ? model.heads : model.heads.filter(({ name }) => names.includes(name));
  return new Map(
    heads.map((head) => {
      const margins = marginsOf(head, row, model);
      const probabilities = softmax(margins, head.temperature);
      const scores = head.labels.map((label, index) => ({
        label,
        probability: probabilities[index] as number,
        margin: margins[index] as number,
      }));
      return [head.name, scores.sort((left, right) => right.probability - left.probability)];
    }),
  );
}
