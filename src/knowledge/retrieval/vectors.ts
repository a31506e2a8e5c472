import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { replaceFile } from '../replace-file.ts';

/** Vectors of texts, in their order; rejects where it can't. */
export type VectorSource = (texts: string[]) => Promise<Float32Array[]>;

const fileSchema = z.record(z.string(), z.base64());

/**
 * Keeps the vectors of texts in a file, by the hash of model and text: a text is sent once in its life. What is no
 * longer asked for is forgotten with the next file.
 */
export function keepVectors(options: { file: string; model: string; embed: VectorSource }): VectorSource {
  const keyOf = (text: string) =>
    createHash('sha256').update(`${options.model}\0${text}`).digest('base64url');
  return async (texts) => {
    const kept = readKept(options.file);
    const keys = texts.map(keyOf);
    const missing = [...keys.keys()].filter((at) => kept.get(keys[at] as string) === undefined);
    if (missing.length > 0) {
      const vectors = await options.embed(missing.map((at) => texts[at] as string));
      missing.forEach((at, order) => {
        kept.set(keys[at] as string, vectors[order] as Float32Array);
      });
      save(options.file, new Map(keys.map((key) => [key, kept.get(key) as Float32Array])));
    }
    return keys.map((key) => kept.get(key) as Float32Array);
  };
}

function readKept(file: string): Map<string, Float32Array> {
  try {
    const entries = Object.entries(fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
    // A copy, since a buffer of Node's pool may begin where no Float32Array can.
    return new Map(
      entries.map(([key, text]) => [
        key,
        new Float32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer),
      ]),
    );
  } catch {
    return new Map();
  }
}

function save(file: string, vectors: Map<string, Float32Array>): void {
  const texts = [...vectors].map(([key, { buffer, byteOffset, byteLength }]) => [
    key,
    Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
  ]);
  try {
    replaceFile(file, JSON.stringify(Object.fromEntries(texts)));
  } catch {
    // A read-only folder: sent again next time.
  }
}

/** The cosine of the angle between two vectors; 0 where one has no direction or they are of different length. */
export function cosine(left: Float32Array, right: Float32Array): number {
  if (left.length !== right.length) return 0;
  let product = 0;
  let leftSquare = 0;
  let rightSquare = 0;
  for (let at = 0; at < left.length; at++) {
    const [one, other] = [left[at] as number, right[at] as number];
    product += one * other;
    leftSquare += one * one;
    rightSquare += other * other;
  }
  return leftSquare === 0 || rightSquare === 0 ? 0 : product / Math.sqrt(leftSquare * rightSquare);
}

/**
 * How much closer each text is to a question than the texts are on average, 1 for the closest. Models differ in the
 * range of their cosines, which this takes out.
 */
export function closenessOf(question: Float32Array, texts: Float32Array[]): number[] {
  const cosines = texts.map((text) => cosine(question, text));
  const mean = cosines.reduce((sum, each) => sum + each, 0) / Math.max(cosines.length, 1);
  const best = Math.max(mean, ...cosines);
  return cosines.map((each) => (best === mean ? 0 : Math.max(0, (each - mean) / (best - mean))));
}
