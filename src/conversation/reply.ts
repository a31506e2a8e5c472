import { z } from 'zod';
import { choiceSchema } from './choice.ts';
import { intentIdSchema } from './intent.ts';
import { outcomeSchema } from './outcome.ts';

/** A piece of a reply. A channel renders each kind in its own way. */
export const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('heading'), text: z.string() }),
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  /** A short remark on age, reliability or limits of what was said. */
  z.strictObject({ type: z.literal('notice'), text: z.string() }),
  z.strictObject({
    type: z.literal('list'),
    items: z.array(
      z.strictObject({ title: z.string(), text: z.string().optional(), choice: choiceSchema.optional() }),
    ),
  }),
  z.strictObject({
    type: z.literal('phone'),
    name: z.string(),
    number: z.string(),
    note: z.string().optional(),
  }),
]);
export type Block = z.infer<typeof blockSchema>;

/** Where a statement comes from. */
export const citationSchema = z.strictObject({
  source: z.string(),
  title: z.string(),
  publisher: z.string(),
  /** YYYY, YYYY-MM or YYYY-MM-DD; null when the document shows no date. */
  published: z.string().nullable(),
  url: z.string().nullable(),
  /** When the statement held, as far as known; null for text that carries no fact. */
  asOf: z.string().nullable(),
  /** Id of the passage in the knowledge base: `document#fact`. */
  passage: z.string(),
  /** The passage itself, so that it can be opened. */
  text: z.string(),
});
export type Citation = z.infer<typeof citationSchema>;

export const replySchema = z.strictObject({
  outcome: outcomeSchema,
  intent: intentIdSchema.nullable(),
  /** Probability of the intent, 0 to 1; 1 for a button. */
  confidence: z.number().min(0).max(1),
  blocks: z.array(blockSchema).min(1),
  citations: z.array(citationSchema),
  choices: z.array(choiceSchema),
  /** Document ids the reply is about; a follow-up question keeps them. */
  programs: z.array(z.string()),
  entities: z.record(z.string(), z.unknown()),
});
export type Reply = z.infer<typeof replySchema>;

/** What a handler decides; the application adds intent, confidence and entities. */
export type Draft = Pick<Reply, 'outcome' | 'blocks'> &
  Partial<Pick<Reply, 'citations' | 'choices' | 'programs'>>;
