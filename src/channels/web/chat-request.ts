import { z } from 'zod';
import { payloadSchema } from '../../conversation/choice.ts';
import type { IncomingMessage } from '../../conversation/message.ts';

/** Characters a request may carry; the application has a lower limit of its own and says so kindly. */
const transportTextLimit = 4000;

/** 22 characters of this alphabet hold 128 random bits: nobody guesses another person's conversation. */
const randomIdSchema = z.string().regex(/^[A-Za-z0-9_-]{22,80}$/);

export const chatRequestSchema = z
  .strictObject({
    conversation: randomIdSchema,
    id: randomIdSchema,
    text: z.string().max(transportTextLimit).optional(),
    payload: payloadSchema.optional(),
  })
  .refine(({ text, payload }) => payload !== undefined || text?.trim(), 'a text or a payload is needed');
export type ChatRequest = z.infer<typeof chatRequestSchema>;

export function toIncomingMessage({ conversation, id, text = '', payload }: ChatRequest): IncomingMessage {
  return { id, channel: 'web', conversation: `web:${conversation}`, text, ...(payload && { payload }) };
}

/** One short line for the caller: the first fault and where it is. */
export function describeFault(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = issue?.path.join('.');
  return path ? `${path}: ${issue?.message}` : (issue?.message ?? 'invalid body');
}
