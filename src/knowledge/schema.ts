import { z } from 'zod';

/** Lower-case words joined by hyphens: the form of every id in the knowledge base. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'ids are lower-case words joined by hyphens');

/** A calendar date known to the year, the month or the day. */
export const partialDateSchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'dates are YYYY, YYYY-MM or YYYY-MM-DD');

/** The time a figure is about: a year, a half-year or a month. */
export const periodSchema = z
  .string()
  .regex(/^\d{4}(-H[12]|-(0[1-9]|1[0-2]))?$/, 'periods are YYYY, YYYY-H1, YYYY-H2 or YYYY-MM');

export const aspectIds = [
  'purpose',
  'work',
  'list',
  'count',
  'headcount',
  'pay',
  'support-amount',
  'support-period',
  'fee',
  'period',
  'hours',
  'recruitment',
  'eligibility',
  'priority',
  'exclusion',
  'duplication',
  'documents',
  'how-to-apply',
  'result',
  'place',
  'contact',
  'website',
  'operator',
  'name',
  'statistic',
  'change',
  'procedure',
  'obligation',
  'content',
  'status',
] as const;

/** What a fact is about; questions are matched to facts by it. */
export const aspectSchema = z.enum(aspectIds);
export type Aspect = z.infer<typeof aspectSchema>;

/** A: official text or its copy. B: press. C: personal page. D: text in a public repository. */
export const trustSchema = z.enum(['A', 'B', 'C', 'D']);

export const sourceSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1),
  publisher: z.string().min(1),
  published: partialDateSchema.nullable(),
  /** How the date was found when the document itself does not show it. */
  publishedNote: z.string().optional(),
  url: z.url().nullable(),
  trust: trustSchema,
  read: z.enum(['whole', 'excerpt', 'copy']),
  note: z.string().optional(),
});
export type Source = z.infer<typeof sourceSchema>;

const textList = z.array(z.string().min(1));
const scalarSchema = z.union([z.number(), z.string(), z.boolean()]);

export const factSchema = z.strictObject({
  id: idSchema,
  aspect: aspectSchema,
  /** One or two plain sentences that stand alone, years spelled out. */
  statement: z.string().min(1),
  value: z.union([scalarSchema, z.array(scalarSchema), z.record(z.string(), scalarSchema)]).optional(),
  unit: z.string().optional(),
  period: periodSchema.optional(),
  asOf: partialDateSchema.nullable(),
  source: idSchema,
  /** Further sources that say the same. */
  alsoIn: z.array(idSchema).optional(),
  /** The heading or part of the source where it stands. */
  section: z.string().min(1),
  scope: z.enum(['city', 'province', 'nation']),
  basis: z.enum(['stated', 'derived', 'interpreted']).default('stated'),
  /** What a reader must be told beside the statement. */
  note: z.string().optional(),
  /** The statement also says what its source leaves out: the answer is then only a part. */
  partial: z.boolean().default(false),
  validFrom: partialDateSchema.optional(),
  validUntil: partialDateSchema.optional(),
  /** Shown when someone asks about the document as a whole. */
  main: z.boolean().default(false),
  /** Ways people ask for this fact. */
  asks: textList.default([]),
});
export type Fact = z.infer<typeof factSchema>;

export const notStatedSchema = z.strictObject({
  /** A noun phrase: «급여와 근무 시간». */
  topic: z.string().min(1),
  aspect: aspectSchema,
  /** The source that was read and does not say it; absent when no source says it. */
  source: idSchema.optional(),
  /** Narrower than the aspect: asked for only when one of these is. */
  asks: textList.default([]),
});
export type NotStated = z.infer<typeof notStatedSchema>;

export const conflictSchema = z.strictObject({
  id: idSchema,
  facts: z.array(idSchema).min(2),
  /** Says how the values differ, each with its date. */
  explanation: z.string().min(1),
  asks: textList.default([]),
});
export type Conflict = z.infer<typeof conflictSchema>;

const documentFields = {
  id: idSchema,
  name: z.string().min(1),
  aliases: textList.default([]),
  /** One plain sentence. */
  summary: z.string().min(1),
  /** Ways people describe the need this meets, without its name. */
  asks: textList.default([]),
  /** Centre ids, best first: where to ask. */
  askAt: z.array(idSchema).default([]),
  facts: z.array(factSchema),
  notStated: z.array(notStatedSchema).default([]),
  conflicts: z.array(conflictSchema).default([]),
  /** Document ids that belong to this one. */
  members: z.array(idSchema).default([]),
  related: z.array(idSchema).default([]),
};

export const audienceIds = [
  'everyone',
  'youth',
  'midlife',
  'senior',
  'unemployed',
  'employed',
  'women',
  'immigrant',
  'low-income',
  'disabled',
  'ex-offender',
  'founder',
  'enterprise',
] as const;
export const programKindIds = [
  'public-job',
  'senior-job',
  'startup',
  'training',
  'lecture',
  'interview-help',
  'counselling',
  'space',
  'benefit',
  'work-experience',
  'enterprise-support',
] as const;

export const programSchema = z.strictObject({
  ...documentFields,
  kinds: z.array(z.enum(programKindIds)).min(1),
  audiences: z.array(z.enum(audienceIds)).min(1),
});
export type Program = z.infer<typeof programSchema>;

export const topicSchema = z.strictObject(documentFields);
export type Topic = z.infer<typeof topicSchema>;

export const centerSchema = z.strictObject({
  ...documentFields,
  kind: z.enum([
    'job-centre',
    'employment-centre',
    'district',
    'youth-centre',
    'women-centre',
    'senior',
    'city-team',
    'enterprise',
    'hotline',
  ]),
});
export type Center = z.infer<typeof centerSchema>;
