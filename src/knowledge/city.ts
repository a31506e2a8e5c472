import { z } from 'zod';
import { idSchema, partialDateSchema } from './schema.ts';

const textList = z.array(z.string().min(1));
const phone = z.string().regex(/^\d{2,4}(-\d{3,4}){0,2}$/, 'digits in groups joined by hyphens');

const wardSchema = z.strictObject({
  name: z.string().min(1),
  aliases: textList.default([]),
  /** 법정동 that lie in it. */
  villages: textList.default([]),
  /** As `villages`, without a source: understood, never told. */
  unsourcedVillages: textList.default([]),
  /** Names it had or was part of: understood, never told. */
  formerNames: textList.default([]),
  since: partialDateSchema.optional(),
  until: partialDateSchema.optional(),
  replacedBy: textList.default([]),
  source: idSchema,
  note: z.string().optional(),
});

const otherCitySchema = z.strictObject({
  name: z.string().min(1),
  province: z.string().min(1),
  aliases: textList.default([]),
  /** Well-known places in it. */
  places: textList.default([]),
  note: z.string().optional(),
});

const crisisLineSchema = z.strictObject({
  id: idSchema,
  phone,
  name: z.string().min(1),
  /** When to call it. */
  for: z.string().min(1),
  /** Variants of the crisis intent it is shown for, most urgent first in the list of lines. */
  variants: textList.default([]),
  asOf: partialDateSchema.nullable(),
  source: idSchema,
});

/** The city an instance serves; no code names it. */
export const citySchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  shortNames: textList.min(1),
  province: z.string().min(1),
  timeZone: z.string().min(1),
  /** Centre ids, best first: where to ask when nothing better is known. */
  mainContacts: z.array(idSchema).min(1),
  /** The document the base was first built from, and the words people call it by. */
  mainSource: z.strictObject({ id: idSchema, words: textList.min(1) }).optional(),
  wards: z.array(wardSchema),
  /** Cities whose names look like this one's: never answered for. */
  lookAlikes: z.array(otherCitySchema),
  neighbours: z.array(otherCitySchema),
  crisisLines: z.array(crisisLineSchema).min(1),
});
export type City = z.infer<typeof citySchema>;
