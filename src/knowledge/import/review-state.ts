import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../replace-file.ts';
import { partialDateSchema, trustSchema } from '../schema.ts';
import { readJson } from './import-record.ts';

const decisionSchema = z.object({
  /** What was shown; a decision about other words counts no more. */
  shown: z.string(),
  answer: z.enum(['accepted', 'rejected']),
  /** The words the reviewer put in its place. */
  edited: z.string().optional(),
});

const reviewStateSchema = z.object({
  version: z.literal(1),
  decisions: z.record(z.string(), decisionSchema),
  /** What the document does not say of itself and the reviewer told. */
  told: z.object({
    publisher: z.string().optional(),
    /** Null where there is no date at all. */
    published: partialDateSchema.nullable().optional(),
    trust: trustSchema.optional(),
    program: z.string().optional(),
    name: z.string().optional(),
    kinds: z.array(z.string()).optional(),
    audiences: z.array(z.string()).optional(),
  }),
});
export type ReviewState = z.infer<typeof reviewStateSchema>;

/** How far the review of a document has come; kept after every answer, so that it can be broken off at any point. */
export interface ReviewFile {
  state: ReviewState;
  save(): void;
}

export function openReview(folder: string, document: string): ReviewFile {
  const path = join(folder, `${document}.json`);
  const state: ReviewState = existsSync(path)
    ? readJson(path, reviewStateSchema)
    : { version: 1, decisions: {}, told: {} };
  return { state, save: () => replaceFile(path, `${JSON.stringify(state, null, 1)}\n`) };
}
