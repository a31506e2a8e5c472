import { z } from 'zod';
import { intentIdSchema } from './intent.ts';
import { homeLanguage } from './language.ts';
import { premisesSchema } from './premises.ts';
import { replySchema } from './reply.ts';

/** Turns kept for what is said about an answer later; older ones are dropped. */
export const historyLength = 4;
/** Message ids remembered to recognise a repeated delivery. */
export const rememberedDeliveries = 2;

const historyTurnSchema = z.strictObject({
  /** Id of the message; sessions of before it was kept have none. */
  message: z.string().optional(),
  at: z.iso.datetime(),
  /** Masked. */
  text: z.string(),
  intent: intentIdSchema.nullable(),
  outcome: z.string(),
  /** Ids of the documents the reply was about. */
  documents: z.array(z.string()).default([]),
});

/** An answered message: with its reply, or, smaller by far, with what the same reply follows from again. */
const deliverySchema = z.union([
  z.strictObject({ id: z.string(), premises: premisesSchema }),
  z.strictObject({ id: z.string(), reply: replySchema }),
]);

/** What one conversation remembers. Stored, so it carries a version. */
export const sessionSchema = z.strictObject({
  version: z.literal(1),
  conversation: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Document ids of the last answer: what «그거» and «그럼 몇 명» refer to. */
  subject: z.array(z.string()),
  /** Document ids of the last list that was shown, in its order: what «두 번째 거» refers to. */
  listed: z.array(z.string()).default([]),
  /** What the last question was about (인원, 나이 …): «그럼 지역공동체는요?» asks for the same. */
  aspects: z.array(z.string()),
  /** Period of the last question, if it had one. */
  period: z.string().nullable(),
  /** What the person writes in or asked for. */
  language: z.string(),
  /** What is being collected over several turns, if anything. */
  pending: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('feedback'), turn: z.string() }),
      /** What was asked back for: the masked text and the readings offered. */
      z.strictObject({ type: z.literal('clarify'), text: z.string(), offered: z.array(intentIdSchema) }),
    ])
    .nullable(),
  history: z.array(historyTurnSchema),
  deliveries: z.array(deliverySchema),
});
export type Session = z.infer<typeof sessionSchema>;

export function createSession(conversation: string, now: Date): Session {
  const at = now.toISOString();
  return {
    version: 1,
    conversation,
    createdAt: at,
    updatedAt: at,
    subject: [],
    listed: [],
    aspects: [],
    period: null,
    language: homeLanguage,
    pending: null,
    history: [],
    deliveries: [],
  };
}

/** Where sessions are kept between turns. What `save` acknowledged survives a crash of the process. */
export interface SessionStore {
  load(conversation: string): Promise<Session | undefined>;
  save(session: Session): Promise<void>;
  forget(conversation: string): Promise<void>;
}
