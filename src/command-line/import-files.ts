import { join } from 'node:path';
import { z } from 'zod';
import { draftProgram } from '../knowledge/import/draft-program.ts';
import { importDocument, type ToldDetails } from '../knowledge/import/import-document.ts';
import { type ImportRecord, openImportStore } from '../knowledge/import/import-record.ts';
import { readFileBlocks } from '../knowledge/import/read-file.ts';
import { loadKnowledgeData } from '../knowledge/load.ts';
import { idSchema, partialDateSchema } from '../knowledge/schema.ts';
import { UsageError } from './usage.ts';

const toldSchema = z.object({
  id: idSchema.optional(),
  title: z.string().trim().min(1).optional(),
  publisher: z.string().trim().min(1).optional(),
  published: partialDateSchema.optional(),
  address: z.url({ protocol: /^https?$/ }).optional(),
}) satisfies z.ZodType<ToldDetails>;

/** Checks what was told by options. Throws `UsageError`. */
export function parseToldDetails(options: Record<string, string | undefined>): ToldDetails {
  const result = toldSchema.safeParse(options);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new UsageError(`--${String(issue?.path[0])}: ${issue?.message}`);
}

/**
 * Imports files into the review folder of `dataDir`. Nothing is kept unless all of them could be read; throws
 * `ImportError`.
 */
export async function importFiles(
  paths: string[],
  { dataDir, told, now }: { dataDir: string; told: ToldDetails; now: Date },
): Promise<ImportRecord[]> {
  const store = openImportStore(join(dataDir, 'imports'));
  const earlier = store.all();
  const records: ImportRecord[] = [];
  for (const path of paths) {
    const read = await readFileBlocks(path);
    records.push(importDocument(read, { told, earlier: [...records, ...earlier], now: now.toISOString() }));
  }
  for (const record of records) store.save(record);
  return records;
}

/** Records as `kb import --json` prints them: with the program document that the rules would make of each. */
export function withDrafts(records: ImportRecord[], root: string) {
  const { data } = loadKnowledgeData(join(root, 'knowledge'));
  return records.map((record) => {
    const { existing, ...draft } = draftProgram(record, data);
    return { ...record, draft: { ...draft, isNew: existing === undefined } };
  });
}

/** What a person is told of an import. */
export function importText({
  id,
  title,
  publisher,
  published,
  file,
  passages,
  warnings,
  changes,
}: ImportRecord): string {
  const current = passages.filter(({ retired }) => retired === undefined);
  const figures = current.reduce((sum, passage) => sum + passage.figures.length, 0);
  const missing = [
    ...(publisher === null ? ['publisher (--publisher)'] : []),
    ...(published === null ? ['date (--published)'] : []),
  ];
  return [
    `${file.name} → ${id}`,
    `  ${title}`,
    `  ${publisher ?? '?'}, ${published ?? '?'}; ${current.length} passages, ${figures} figures`,
    ...(missing.length > 0 ? [`  not stated in it: ${missing.join(', ')}`] : []),
    ...warnings.map((warning) => `  ${warning}`),
    ...(changes === null
      ? []
      : [
          `  since ${changes.since}: ${changes.changed.length} passages changed, ${changes.added.length} new, ${changes.gone.length} gone`,
        ]),
    `  nothing is changed yet: kb review ${id}`,
  ].join('\n');
}
