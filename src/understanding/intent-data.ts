import { z } from 'zod';
import { type IntentId, intentIdSchema } from '../conversation/intent.ts';

const textList = z.array(z.string().min(1));

/** A finer label within an intent, with its own examples and, where the reply is fixed, its own text. */
export const variantSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  description: z.string().min(1),
  examples: textList.min(1),
});

/** One file of `intents/`. */
export const intentSchema = z.strictObject({
  id: intentIdSchema,
  /** Short Korean label, as a button shows it. */
  title: z.string().min(1).max(14),
  /** What the intent means, for people who write examples and for a model that settles doubt. */
  description: z.string().min(1),
  /** Folder of `src/features/` that answers it. */
  handler: z.string().min(1),
  examples: textList.default([]),
  variants: z.array(variantSchema).default([]),
  /** Words and pieces of words by what they tell of danger: who, what, when, in which frame (see `cues.ts`). Only for crisis. */
  cues: z.record(z.string(), textList).default({}),
  /** Uses the words of danger without any: for telling danger apart only, whatever its intent is. Only for crisis. */
  nearMisses: textList.default([]),
  /** Looks like this intent but is another. */
  counterExamples: z.array(z.strictObject({ text: z.string().min(1), intent: intentIdSchema })).default([]),
  /** Fixed texts by name: a variant's id, `default`, or a name the handler asks for. */
  replies: z.record(z.string(), z.string()).default({}),
  /** Centre ids, best first: where to ask. */
  askAt: textList.default([]),
  /** Document ids that a reply points to. */
  related: textList.default([]),
  /** Variants that are turned away though they may show what the documents lack: their questions are kept. Only for out-of-scope. */
  gaps: textList.default([]),
});
export type IntentData = z.infer<typeof intentSchema>;

export interface LabelledExample {
  text: string;
  /** Null for a near miss, which says only that nobody is in danger. */
  intent: IntentId | null;
  /** Null where the intent has no variants, and for a counter-example of another intent's file. */
  variant: string | null;
}

/** Every example of the intents. A counter-example is an example of the intent that it really has. */
export function labelledExamples(intents: IntentData[]): LabelledExample[] {
  return intents.flatMap(({ id, examples, counterExamples, nearMisses, variants }) => [
    ...nearMisses.map((text) => ({ text, intent: null, variant: null })),
    ...examples.map((text) => ({ text, intent: id, variant: null })),
    ...counterExamples.map(({ text, intent }) => ({ text, intent, variant: null })),
    ...variants.flatMap((variant) =>
      variant.examples.map((text) => ({ text, intent: id, variant: variant.id })),
    ),
  ]);
}
