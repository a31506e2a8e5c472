import { z } from 'zod';
import { intentIdSchema } from '../conversation/intent.ts';

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
  /** Looks like this intent but is another. */
  counterExamples: z.array(z.strictObject({ text: z.string().min(1), intent: intentIdSchema })).default([]),
  /** Fixed texts by name: a variant's id, `default`, or a name the handler asks for. */
  replies: z.record(z.string(), z.string()).default({}),
  /** Centre ids, best first: where to ask. */
  askAt: textList.default([]),
  /** Document ids that a reply points to. */
  related: textList.default([]),
});
export type IntentData = z.infer<typeof intentSchema>;

/**
 * Every example of the intents with its label: `intent` or `intent/variant`. A counter-example is an
 * example of the intent that it really has.
 */
export function labelledExamples(intents: IntentData[]): { text: string; label: string }[] {
  return intents.flatMap((intent) => [
    ...intent.examples.map((text) => ({ text, label: intent.id as string })),
    ...intent.counterExamples.map(({ text, intent: label }) => ({ text, label: label as string })),
    ...intent.variants.flatMap((variant) =>
      variant.examples.map((text) => ({ text, label: `${intent.id}/${variant.id}` })),
    ),
  ]);
}
