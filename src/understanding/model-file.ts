import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../knowledge/replace-file.ts';
import type { LinearModel } from './linear-classifier.ts';

/** Raise it when features or training change, so that a model trained by older code is not used. */
const formatVersion = 5;

/** Names a model by everything it depends on: the texts of the data it is trained from, and the code's version. */
export function modelKey(texts: Iterable<string>): string {
  const hash = createHash('sha256').update(`iljari-model-${formatVersion}`);
  for (const text of texts) hash.update('\0').update(text);
  return hash.digest('hex').slice(0, 24);
}

const headSchema = z.strictObject({
  heads: z.array(
    z.strictObject({
      name: z.string(),
      labels: z.array(z.string()),
      offset: z.int(),
      temperature: z.number(),
    }),
  ),
  features: z.int().min(0),
});

function encode(model: LinearModel): Buffer {
  const header = Buffer.from(JSON.stringify({ heads: model.heads, features: model.hashes.length }));
  // Padded, so that the number arrays begin on a multiple of four bytes.
  const json = Buffer.concat([header, Buffer.alloc((4 - (header.length % 4)) % 4, ' ')]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat(
    [length, json, model.hashes, model.scales, model.steps, model.bias, model.weights].map((part) =>
      Buffer.isBuffer(part) ? part : Buffer.from(part.buffer, part.byteOffset, part.byteLength),
    ),
  );
}

function decode(file: Buffer): LinearModel {
  // Number arrays need an aligned start, which a small file's shared buffer may not have.
  const content = file.byteOffset % 4 === 0 ? file : Buffer.from(Uint8Array.from(file).buffer);
  const jsonLength = content.readUInt32LE(0);
  const { heads, features } = headSchema.parse(JSON.parse(content.subarray(4, 4 + jsonLength).toString()));
  const width = heads.reduce((sum, { labels }) => sum + labels.length, 0);
  const start = content.byteOffset + 4 + jsonLength;
  if (content.length !== 4 + jsonLength + 8 * (features + width) + features * width)
    throw new Error('the model file has another length');
  const { buffer } = content;
  return {
    heads,
    hashes: new Uint32Array(buffer, start, features),
    scales: new Float32Array(buffer, start + features * 4, features),
    steps: new Float32Array(buffer, start + features * 8, width),
    bias: new Float32Array(buffer, start + features * 8 + width * 4, width),
    weights: new Int8Array(buffer, start + 8 * (features + width), features * width),
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
 * The model of this key: read from `folder` when it was trained before, trained and kept
 * there otherwise. A file that can't be read or written costs time, never an answer.
 */
export function loadOrTrain(folder: string, key: string, train: () => LinearModel): LinearModel {
  const path = join(folder, `intents-${key}.model`);
  try {
    return decode(readFileSync(path));
  } catch {
    const model = train();
    try {
      replaceFile(path, encode(model));
      removeOlder(folder, path);
    } catch {
      // A read-only folder: the model is trained again at the next start.
    }
    return model;
  }
}
