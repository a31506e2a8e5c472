import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from '../config.ts';
import { draftProgram } from '../knowledge/import/draft-program.ts';
import { importDocument, type ToldDetails } from '../knowledge/import/import-document.ts';
import { type ImportRecord, openImportStore } from '../knowledge/import/import-record.ts';
import { currentPassages } from '../knowledge/import/passage.ts';
import { readFileBlocks } from '../knowledge/import/read-file.ts';
import { verifyPointedOut } from '../knowledge/import/verify-pointed-out.ts';
import { loadKnowledgeData } from '../knowledge/load.ts';
import { type Aspect, idSchema, partialDateSchema } from '../knowledge/schema.ts';
import { modelServiceOf } from './model-service.ts';
import { UsageError } from './usage.ts';

export type PointOut = (
  passages: { id: string; text: string }[],
) => Promise<{ passage: string; aspect: Aspect; quote: string }[]>;

/** Milliseconds for one call about a document: nobody waits in a conversation. */
const timeoutMs = 60_000;

/** Where a model is set, it is asked too. */
export async function createPointOut(environment: Environment, root: string): Promise<PointOut | undefined> {
  const service = modelServiceOf(environment, environment.OPENAI_MODEL);
  if (service === undefined) return undefined;
  const { createOpenAiLanguageModel } = await import('../language-model/openai-language-model.ts');
  const { createFactPointer } = await import('../language-model/point-out-facts.ts');
  const { maskPersonalData } = await import('../guards/mask.ts');
  const { findBirths } = await import('../understanding/entities/births.ts');
  const today = new Date().toISOString().slice(0, 10);
  return createFactPointer({
    model: createOpenAiLanguageModel({ ...service, timeoutMs, maxOutputTokens: 4_000 }),
    aspects: loadKnowledgeData(join(root, 'knowledge')).data.aspects,
    // Numbers of offices stand under labels; the rules find them without help.
    mask: (text) =>
      maskPersonalData(text, { isPublic: () => false, findBirths: (part) => findBirths(part, today) }).text,
    onFallback: (reason, detail) => void process.stderr.write(`model: ${reason}: ${detail}\n`),
  });
}

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
  {
    dataDir,
    told,
    now,
    pointOut,
  }: {
    dataDir: string;
    told: ToldDetails;
    now: Date;
    /** Points out facts beside those that labels give away. */
    pointOut?: PointOut | undefined;
  },
): Promise<ImportRecord[]> {
  const store = openImportStore(join(dataDir, 'imports'));
  const earlier = store.all();
  const records: ImportRecord[] = [];
  for (const path of paths) {
    const read = await readFileBlocks(path);
    const record = importDocument(read, { told, earlier: [...records, ...earlier], now: now.toISOString() });
    const pointedOut = verifyPointedOut(record, (await pointOut?.(currentPassages(record.passages))) ?? []);
    records.push({ ...record, pointedOut });
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
  const current = currentPassages(passages);
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
