import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { payloadSchema } from '../../conversation/choice.ts';
import type { IncomingMessage } from '../../conversation/message.ts';
import { againSchema, type SkillPayload } from './skill-payload.ts';

const extraSchema = z.union([payloadSchema, againSchema]);

export interface Incoming {
  message: IncomingMessage;
  /** The page of the reply that is asked for. */
  page: number;
}

/** `requestId` is Kakao's X-Request-Id, which repeated deliveries of one message share. */
export function toIncoming(body: SkillPayload, requestId: string | string[] | undefined): Incoming {
  const { utterance, user } = body.userRequest;
  const bot = body.bot?.id?.replace(/!$/, '') || '-';
  const origin = { channel: 'kakao', conversation: `kakao:${bot}:${user.id}` } as const;

  const extra = readExtra(body.action?.clientExtra);
  if (extra && 'again' in extra) {
    const { page = 0, payload, ...message } = extra.again;
    return { message: { ...origin, ...message, ...(payload && { payload }) }, page };
  }
  const id = isUsableId(requestId) ? requestId : randomUUID();
  if (extra) return { message: { ...origin, id, text: '', payload: extra }, page: 0 };
  return { message: { ...origin, id, text: utterance.toWellFormed().trim() }, page: 0 };
}

/** Ours or nobody's: what can't be read is as if nothing was pressed. */
function readExtra(extra: unknown): z.infer<typeof extraSchema> | undefined {
  // Typed messages carry an empty object, and a failed parse is dear.
  if (typeof extra !== 'object' || extra === null || Object.keys(extra).length === 0) return undefined;
  return extraSchema.safeParse(extra).data;
}

function isUsableId(header: string | string[] | undefined): header is string {
  return typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header);
}
