import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinearModel, TrainingExample } from './linear-classifier.ts';

/** Raise it when features or training change, so that a model trained by older code is not used. */
const formatVersion = 1;

/** Names a model by everything it depends on: the examples as the classifier sees them, and the code's version. */
export function modelKey(examples: TrainingExample[]): string {
  const hash = createHash('sha256').update(`iljari-model-${formatVersion}\n`);
  for (const { label, text } of examples) hash.update(`${label}\t${text}\n`);
  return hash.digest('hex').slice(0, 24);
}

interface Header {
  labels: string[];
  temperature: number;
  columns: number;
}

function encode(model: LinearModel): Buffer {
  const header: Header = {
    labels: model.labels,
    temperature: model.temperature,
    columns: model.scales.length,
  };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeUInt32LE(json.length, 0);
  // Padded, so that the number arrays begin on a multiple of four bytes.
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4);
  const hashes = Uint32Array.from(model.columns.keys());
  return Buffer.concat(
    [length, json, padding, hashes, model.scales, model.bias, model.weights].map((part) =>
      Buffer.isBuffer(part) ? part : Buffer.from(part.buffer, part.byteOffset, part.byteLength),
    ),
  );
}

function decode(content: Buffer): LinearModel {
  const jsonLength = content.readUInt32LE(0);
  const header = JSON.parse(content.subarray(8, 8 + jsonLength).toString()) as Header;
  const copy = new Uint8Array(content.subarray(8 + jsonLength + ((4 - (jsonLength % 4)) % 4)));
  const { columns: columnCount, labels, temperature } = header;
  const labelCount = labels.length;
  const numbers = columnCount + columnCount + labelCount + columnCount * labelCount;
  if (copy.byteLength !== numbers * 4) throw new Error('the model file is cut short');
  const hashes = new Uint32Array(copy.buffer, 0, columnCount);
  const columns = new Map<number, number>();
  for (let column = 0; column < columnCount; column++) columns.set(hashes[column] as number, column);
  return {
    labels,
    temperature,
    columns,
    scales: new Float32Array(copy.buffer, columnCount * 4, columnCount),
    bias: new Float32Array(copy.buffer, columnCount * 8, labelCount),
    weights: new Float32Array(copy.buffer, columnCount * 8 + labelCount * 4, columnCount * labelCount),
  };
}

/** Models of data as it was before are of no use any more, and large. */
function removeOlder(folder: string, current: string): void {
  for (const name of readdirSync(folder)) {
    if (/^intents-[0-9a-f]+\.model$/.test(name) && join(folder, name) !== current)
      rmSync(join(folder, name), { force: true });
  }
}

/**
 * The model for these examples: read from `folder` when it was trained before, trained and kept
 * there otherwise. A file that can't be read or written costs time, never an answer.
 */
export function loadOrTrain(
  folder: string,
  examples: TrainingExample[],
  train: () => LinearModel,
): LinearModel {
  const path = join(folder, `intents-${modelKey(examples)}.model`);
  try {
    return decode(readFileSync(path));
  } catch {
    const model = train();
    try {
      mkdirSync(folder, { recursive: true });
      // Written aside and renamed: another process never reads half a file.
      const aside = `${path}.${process.pid}`;
      writeFileSync(aside, encode(model));
      renameSync(aside, path);
      removeOlder(folder, path);
    } catch {
      // A read-only folder: the model is trained again at the next start.
    }
    return model;
  }
}
