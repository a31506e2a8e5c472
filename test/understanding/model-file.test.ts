import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  dangerExamplesOf,
  dangerModelFormat,
  trainDangerModel,
} from '../../src/understanding/danger-model.ts';
import { trainLinearModel } from '../../src/understanding/linear-classifier.ts';
import { linearModelFormat } from '../../src/understanding/linear-model-format.ts';
import { loadOrTrain, type ModelFormat, modelKey } from '../../src/understanding/model-file.ts';
import { loadTinyIntents, temporaryFolder, tinyExamples } from './tiny-intents.ts';

const examples = tinyExamples();
const key = modelKey(examples.map(({ text }) => text));
const neverTrain = (): never => {
  throw new Error('the stored model was not used');
};

function onlyFile(folder: string): string {
  const names = readdirSync(folder);
  expect(names).toHaveLength(1);
  return join(folder, names[0] as string);
}

function holdsFor<Model>(name: string, format: ModelFormat<Model>, train: () => Model): void {
  describe(name, () => {
    const trained = train();

    test('a model comes back from its file as it was', () => {
      const folder = temporaryFolder();
      expect(loadOrTrain(folder, key, format, train)).toEqual(trained);
      expect(loadOrTrain(folder, key, format, neverTrain)).toEqual(trained);
    });

    test('trained twice, the files are the same byte for byte', () => {
      const [first, second] = [temporaryFolder(), temporaryFolder()];
      loadOrTrain(first, key, format, train);
      loadOrTrain(second, key, format, train);
      expect(readFileSync(onlyFile(first)).equals(readFileSync(onlyFile(second)))).toBe(true);
    });

    test.each<[string, (content: Buffer) => Buffer]>([
      ['cut short', (content) => content.subarray(0, content.length - 4)],
      ['empty', () => Buffer.alloc(0)],
      ['longer than it was', (content) => Buffer.concat([content, Buffer.alloc(4)])],
      ['full of noise', (content) => Buffer.alloc(content.length, 0xa5)],
      ['text', () => Buffer.from('this is no model at all')],
      ['a header without a model', () => Buffer.from('\u0004\0\0\0\0\0\0\0null')],
    ])('a file that is %s is trained and written anew', (_, damage) => {
      const folder = temporaryFolder();
      loadOrTrain(folder, key, format, train);
      const path = onlyFile(folder);
      const intact = readFileSync(path);
      writeFileSync(path, damage(intact));
      expect(loadOrTrain(folder, key, format, train)).toEqual(trained);
      expect(readFileSync(onlyFile(folder)).equals(intact)).toBe(true);
    });

    test('other data have another file, and what is out of date is removed', () => {
      const fewer = examples.slice(1);
      const otherKey = modelKey(fewer.map(({ text }) => text));
      expect(otherKey).not.toBe(key);
      expect(key).toMatch(/^[0-9a-f]{24}$/);
      const folder = temporaryFolder();
      loadOrTrain(folder, key, format, train);
      const before = onlyFile(folder);
      loadOrTrain(folder, otherKey, format, train);
      expect(onlyFile(folder)).not.toBe(before);
    });

    test('a folder that cannot be written to costs time, not the answer', () => {
      const path = join(temporaryFolder(), 'a-file');
      writeFileSync(path, '');
      expect(loadOrTrain(path, key, format, train)).toEqual(trained);
    });
  });
}

holdsFor('the model of intents', linearModelFormat, () => trainLinearModel(examples, ['intent']));
holdsFor('the model of danger', dangerModelFormat, () =>
  trainDangerModel(dangerExamplesOf(loadTinyIntents())),
);

test('the models of two kinds stand beside one another', () => {
  const folder = temporaryFolder();
  loadOrTrain(folder, key, linearModelFormat, () => trainLinearModel(examples, ['intent']));
  loadOrTrain(folder, key, dangerModelFormat, () => trainDangerModel(dangerExamplesOf(loadTinyIntents())));
  expect(readdirSync(folder)).toHaveLength(2);
});
