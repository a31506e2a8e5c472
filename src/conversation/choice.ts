import { z } from 'zod';
import { intentIdSchema } from './intent.ts';

/** Words that steer the conversation itself, whatever it is about. */
export const commandSchema = z.enum(['restart', 'cancel', 'menu', 'person', 'forget']);
export type Command = z.infer<typeof commandSchema>;

const commandPayloadSchema = z.strictObject({ type: z.literal('command'), command: commandSchema });
const askPayloadSchema = z.strictObject({
  type: z.literal('ask'),
  text: z.string().min(1).max(300),
  intent: intentIdSchema.optional(),
  /** Document ids the question is about. */
  about: z.array(z.string().max(80)).max(5).optional(),
});
/**
 * What a pressed button means. It travels through the channel and comes back, so it is parsed
 * again on arrival. `ask` carries a question with its intent and subject already settled.
 */
export const payloadSchema = z.discriminatedUnion('type', [
  commandPayloadSchema,
  askPayloadSchema,
  z.strictObject({
    type: z.literal('rate'),
    helpful: z.boolean(),
    turn: z.string().regex(/^[\w:.-]{1,80}$/),
  }),
]);
export type Payload = z.infer<typeof payloadSchema>;

/** A pressed button that writes nothing down, without its text, which is kept masked elsewhere. */
export const pressedSchema = z.discriminatedUnion('type', [
  commandPayloadSchema,
  askPayloadSchema.omit({ text: true }),
]);

/** A quick reply: a short label and what pressing it means. */
export const choiceSchema = z.strictObject({ label: z.string().min(1).max(40), payload: payloadSchema });
export type Choice = z.infer<typeof choiceSchema>;
