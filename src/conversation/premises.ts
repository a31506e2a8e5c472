import { z } from 'zod';
import { type Payload, pressedSchema } from './choice.ts';
import type { Turn } from './step.ts';

/**
 * All that an answer follows from while nothing is being collected or written down: the same premises
 * give the same reply, as long as data and program stay the same.
 */
export const premisesSchema = z.strictObject({
  /** Masked. */
  typed: z.string(),
  pressed: pressedSchema.optional(),
  /** YYYY-MM-DD. */
  asOf: z.iso.date(),
  /** These five as the session had them before the turn. */
  subject: z.array(z.string()),
  listed: z.array(z.string()).default([]),
  aspects: z.array(z.string()),
  period: z.string().nullable(),
  language: z.string(),
});
export type Premises = z.infer<typeof premisesSchema>;

/** Undefined where answering writes something down, or may: then a reply is more than what it says. */
export function premisesOf({ message: { payload }, typed, asOf, session }: Turn): Premises | undefined {
  const { pending, subject, listed, aspects, period, language } = session;
  if (pending?.type === 'feedback') return undefined;
  const premises = { typed, asOf, subject, listed, aspects, period, language };
  if (payload === undefined) return premises;
  // The press after a question back is written down, and so is a rating.
  if (pending !== null || payload.type === 'rate') return undefined;
  if (payload.type === 'command') return { ...premises, pressed: payload };
  const { text: _, ...pressed } = payload;
  return { ...premises, pressed };
}

/** The button that was pressed, with its text masked. */
export function payloadOf({ pressed, typed }: Premises): Payload | undefined {
  return pressed?.type === 'ask' ? { ...pressed, text: typed } : pressed;
}

/** Equal for equal premises and for no others. */
export function keyOf({
  typed,
  pressed,
  asOf,
  subject,
  listed,
  aspects,
  period,
  language,
}: Premises): string {
  const button = pressed === undefined ? '' : JSON.stringify(pressed);
  // Several times as fast as JSON of the whole; the text may hold anything, so it comes last.
  return [asOf, language, period, subject.join(), listed.join(), aspects.join(), button, typed].join('\n');
}
