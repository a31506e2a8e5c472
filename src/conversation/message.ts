import { z } from 'zod';
import { payloadSchema } from './choice.ts';

export const channelIds = ['terminal', 'web', 'kakao', 'slack', 'teams'] as const;
export const channelSchema = z.enum(channelIds);
export type Channel = z.infer<typeof channelSchema>;

/** One message of a person, as every channel hands it in. */
export const incomingMessageSchema = z.strictObject({
  /** Unique within its conversation; a repeated id is a repeated delivery. */
  id: z.string().min(1).max(200),
  channel: channelSchema,
  /** Unique across channels: `kakao:<user>`, `web:<random>` … */
  conversation: z
    .string()
    .regex(/^[^\p{Cc}]{1,200}$/u, 'up to 200 characters, none of them a control character'),
  /** What was typed, as it was typed; empty when only a button was pressed. */
  text: z.string(),
  payload: payloadSchema.optional(),
  /** Answer as of this day (YYYY-MM-DD) instead of today. */
  asOf: z.iso.date().optional(),
});
export type IncomingMessage = z.infer<typeof incomingMessageSchema>;
