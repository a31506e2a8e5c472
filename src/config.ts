import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyIsAbsent, schema.optional());

/** Every setting of the environment. `.env.example` lists the same names; a test holds the two equal. */
export const environmentSchema = z.object({
  HOST: z.preprocess(emptyIsAbsent, z.string().default('127.0.0.1')).describe('Address to listen on'),
  PORT: z
    .preprocess(emptyIsAbsent, z.coerce.number('must be a number').int().min(0).max(65535).default(3000))
    .describe('Port to listen on'),
  LOG_LEVEL: z
    .preprocess(emptyIsAbsent, z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'))
    .describe('How much is logged, on standard error'),
  TRUST_PROXY: z
    .preprocess(emptyIsAbsent, flag.default(false))
    .describe('true behind a reverse proxy that sets X-Forwarded-For'),
  DATA_DIR: z
    .preprocess(emptyIsAbsent, z.string().default('.data'))
    .describe('Folder of the embedded database'),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })).describe(
    'PostgreSQL instead of the embedded database',
  ),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })).describe(
    'Keep sessions in Redis instead of the database',
  ),
  SESSION_DAYS: z
    .preprocess(emptyIsAbsent, z.coerce.number('must be a number').int().min(1).max(365).default(30))
    .describe('Days after which an idle conversation is forgotten'),
  QUESTION_DAYS: z
    .preprocess(emptyIsAbsent, z.coerce.number('must be a number').int().min(1).max(365).default(180))
    .describe('Days after which a question that got no answer is forgotten'),
  STALE_AFTER_MONTHS: z
    .preprocess(emptyIsAbsent, z.coerce.number('must be a number').int().min(1).max(120).default(6))
    .describe('Age in months from which a fact is called old in the answer'),
  KAKAO_SECRET: optional(z.string().min(16)).describe(
    'Value of the X-Iljari-Secret header that the KakaoTalk skill sends; without it only loopback is served',
  ),
  OPENAI_API_KEY: optional(z.string()).describe(
    'Key of an OpenAI-compatible service; without it nothing is sent anywhere',
  ),
  OPENAI_BASE_URL: optional(z.url()).describe('Base address of another OpenAI-compatible service'),
  OPENAI_MODEL: optional(z.string()).describe('Model that rewords answers; both key and model are needed'),
  OPENAI_EMBEDDING_MODEL: optional(z.string()).describe(
    'Model whose vectors help the command search; both key and model are needed',
  ),
  OPENAI_TIMEOUT_MS: z
    .preprocess(emptyIsAbsent, z.coerce.number('must be a number').int().min(200).max(60_000).default(2500))
    .describe('Deadline of one model call in milliseconds'),
});

export type Environment = z.infer<typeof environmentSchema>;

/** The environment can't be used; the message names each setting and what is wrong with it. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const result = environmentSchema.safeParse(variables);
  if (result.success) return result.data;
  throw new ConfigurationError(
    result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
  );
}
