import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { closenessOf, cosine, keepVectors } from '../../../src/knowledge/retrieval/vectors.ts';

const vector = (...figures: number[]) => Float32Array.from(figures);

function openKept(model = 'one') {
  const folder = mkdtempSync(join(tmpdir(), 'iljari-vectors-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'vectors.json');
  const sent: string[][] = [];
  const embed = async (texts: string[]) => {
    sent.push(texts);
    return texts.map((text) => vector(text.length, 0.25));
  };
  return { file, sent, embed, vectorsOf: keepVectors({ file, model, embed }) };
}

test('a text is sent once, and a changed one anew', async () => {
  const { file, sent, embed, vectorsOf } = openKept();
  expect(await vectorsOf(['가', '나다'])).toEqual([vector(1, 0.25), vector(2, 0.25)]);
  expect(await vectorsOf(['나다', '라라라'])).toEqual([vector(2, 0.25), vector(3, 0.25)]);
  expect(sent).toEqual([['가', '나다'], ['라라라']]);
  await keepVectors({ file, model: 'another', embed })(['나다']);
  expect(sent.at(-1)).toEqual(['나다']);
});

test('a damaged file is written anew, and a failure leaves none', async () => {
  const { file, sent, vectorsOf } = openKept();
  writeFileSync(file, '{"x":');
  await vectorsOf(['가']);
  await vectorsOf(['가']);
  expect(sent).toEqual([['가']]);
  const failing = keepVectors({
    file: `${file}.none`,
    model: 'one',
    embed: () => Promise.reject(new Error('no')),
  });
  await expect(failing(['가'])).rejects.toThrow('no');
  expect(existsSync(`${file}.none`)).toBe(false);
});

test('closeness runs from the average of the texts to the closest of them', () => {
  expect(cosine(vector(1, 0), vector(2, 0))).toBeCloseTo(1);
  expect(cosine(vector(1, 0), vector(0, 0))).toBe(0);
  expect(cosine(vector(1, 0), vector(1, 0, 0))).toBe(0);
  const closeness = closenessOf(vector(1, 0), [vector(1, 0), vector(0, 1), vector(-1, 0)]);
  expect(closeness.map((each) => Math.round(each * 100) / 100)).toEqual([1, 0, 0]);
  expect(closenessOf(vector(1, 0), [vector(0, 1), vector(0, 1)])).toEqual([0, 0]);
  expect(closenessOf(vector(1, 0), [])).toEqual([]);
});
