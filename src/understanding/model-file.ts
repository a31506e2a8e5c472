import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../knowledge/replace-file.ts';

/** Raise it when features or training change, so that a model trained by older code is not used. */
const formatVersion = 12;

/** How a kind of model is kept in a file. */
export interface ModelFormat<Model> {
  /** Begins the file's name. */
  name: string;
  encode(model: Model): Buffer;
  /** Throws on a file that `encode` did not write. */
  decode(file: Buffer): Model;
}

/** Names a model by everything it depends on: the texts of the data it is trained from, and the code's version. */
export function modelKey(texts: Iterable<string>): string {
  const hash = createHash('sha256').update(`iljari-model-${formatVersion}`);
  for (const text of texts) hash.update('\0').update(text);
  return hash.digest('hex').slice(0, 24);
}

/** Models of data as it was before are of no use any more, and large. */
function removeOlder(folder: string, kind: string, current: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${kind}-`) && /-[0-9a-f]+\.model$/.test(name) && join(folder, name) !== current)
      rmSync(join(folder, name), { force: true });
  }
}

const pathOf = (folder: string, key: string, { name }: Pick<ModelFormat<unknown>, 'name'>) =>
  join(folder, `${name}-${key}.model`);

/** Whether a file of this key is there; only reading it tells whether it is sound. */
export function isKept(folder: string, key: string, format: Pick<ModelFormat<unknown>, 'name'>): boolean {
  return existsSync(pathOf(folder, key, format));
}

/**
 * The model of this key: read from `folder` when it was trained before, trained and kept
 * there otherwise. A file that can't be read or written costs time, never an answer.
 */
export function loadOrTrain<Model>(
  folder: string,
  key: string,
  format: ModelFormat<Model>,
  train: () => Model,
): Model {
  const path = pathOf(folder, key, format);
  try {
    return format.decode(readFileSync(path));
  } catch {
    const model = train();
    try {
      replaceFile(path, format.encode(model));
      removeOlder(folder, format.name, path);
    } catch {
      // A read-only folder: the model is trained again at the next start.
    }
    return model;
  }
}
