import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../replace-file.ts';
import { aspectSchema, idSchema, partialDateSchema } from '../schema.ts';
import { formatIds } from './block.ts';
import { ImportError } from './import-error.ts';
import { importedPassageSchema } from './passage.ts';

/** What an import leaves in the data folder for the review: nothing of it is knowledge yet. */
export const importRecordSchema = z.object({
  version: z.literal(1),
  /** Of the document; its source in `knowledge/sources.yaml` gets the same id. */
  id: idSchema,
  file: z.object({ name: z.string(), sha256: z.string(), bytes: z.number().int() }),
  format: z.enum(formatIds),
  title: z.string(),
  /** Null where the document does not state it and nobody told it. */
  publisher: z.string().nullable(),
  published: partialDateSchema.nullable(),
  address: z.string().nullable(),
  importedAt: z.string(),
  warnings: z.array(z.string()),
  /** In the order of the document, then those that earlier versions of it had. */
  passages: z.array(importedPassageSchema),
  /** Places where a model saw facts, found again in the passages word for word. */
  pointedOut: z
    .array(
      z.object({
        passage: z.string(),
        aspect: aspectSchema,
        start: z.number().int(),
        end: z.number().int(),
      }),
    )
    .default([]),
  /** Against the import before; null for the first one. */
  changes: z
    .object({
      /** The moment of the import before. */
      since: z.string(),
      changed: z.array(z.object({ id: z.string(), before: z.string(), after: z.string() })),
      added: z.array(z.object({ id: z.string(), text: z.string() })),
      gone: z.array(z.object({ id: z.string(), text: z.string() })),
    })
    .nullable(),
});
export type ImportRecord = z.infer<typeof importRecordSchema>;

/** The imports kept in a folder, a file each. */
export interface ImportStore {
  all(): ImportRecord[];
  find(id: string): ImportRecord | undefined;
  save(record: ImportRecord): void;
}

export function openImportStore(folder: string): ImportStore {
  const pathOf = (id: string) => join(folder, `${id}.json`);
  const read = (path: string) => readJson(path, importRecordSchema);
  return {
    all: () =>
      existsSync(folder)
        ? readdirSync(folder)
            .filter((name) => name.endsWith('.json'))
            .sort()
            .map((name) => read(join(folder, name)))
        : [],
    find: (id) => (existsSync(pathOf(id)) ? read(pathOf(id)) : undefined),
    save: (record) => replaceFile(pathOf(record.id), `${JSON.stringify(record, null, 1)}\n`),
  };
}

/** Reads a file that an earlier call wrote. Throws `ImportError` where somebody else wrote into it. */
export function readJson<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new ImportError(`${path} is damaged: remove it and import again`, { cause: error });
  }
}
