import { z } from 'zod';
import { payloadSchema } from '../../conversation/choice.ts';

// Kakao documents neither which fields may be null nor which may be missing, and both were seen:
// only what an answer needs is required.
const text = z.string().nullish();
/** Nothing in it is read, so nothing in it is walked through. */
const map = z
  .custom<Record<string, unknown>>((value) => typeof value === 'object' && !Array.isArray(value))
  .nullish();
const anything = z.unknown().optional();
const named = z.object({ id: text, name: text }).nullish();

/** Ids become part of a stored key; every id seen was printable ASCII. */
const userId = z.string().regex(/^[\x21-\x7e]{1,70}$/, 'must be 1 to 70 printable characters');
const botId = z.string().regex(/^[\x21-\x7e]{0,70}$/, 'must be at most 70 printable characters');

const bot = z.object({ id: botId.nullish(), name: text }).nullish();
const user = z.object({ id: userId, type: text, properties: map });

export const skillPayloadSchema = z.object({
  intent: z.object({ id: text, name: text, extra: anything }).nullish(),
  userRequest: z.object({
    utterance: z.string(),
    user,
    block: named,
    timezone: text,
    /** «ko», in some documents and in the bot test «kr». */
    lang: text,
    params: map,
    callbackUrl: text,
  }),
  bot,
  action: z
    .object({
      id: text,
      name: text,
      params: map,
      detailParams: z
        .record(z.string(), z.object({ origin: anything, value: anything, groupName: text }))
        .nullish(),
      clientExtra: anything,
    })
    .nullish(),
  contexts: z.array(z.unknown()).nullish(),
  flow: map,
});
export type SkillPayload = z.infer<typeof skillPayloadSchema>;

/** «파라미터 유효성 검증»: the console asks whether the value of a parameter is acceptable. */
export const validationCallSchema = z.object({
  isInSlotFilling: z.boolean(),
  utterance: text,
  value: z.object({ origin: z.string(), resolved: text }),
  user,
  bot,
  params: map,
  timezone: text,
  lang: text,
});
export type ValidationCall = z.infer<typeof validationCallSchema>;

/** Our own extra of «결과 보기» and «더 보기»: the same message once more, shown from a page on. */
export const againSchema = z.strictObject({
  again: z.strictObject({
    id: z.string().min(1).max(200),
    text: z.string().max(1000),
    payload: payloadSchema.optional(),
    page: z.int().min(0).max(100).optional(),
  }),
});
export type Again = z.infer<typeof againSchema>['again'];
