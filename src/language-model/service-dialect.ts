import { APIError } from 'openai';

/** What OpenAI-compatible services differ in. */
export interface ServiceDialect {
  format: 'json_schema' | 'json_object';
  /** OpenAI's newer models refuse `max_tokens`; some other services know nothing else. */
  limit: 'max_completion_tokens' | 'max_tokens';
}

export const firstDialect: ServiceDialect = { format: 'json_schema', limit: 'max_completion_tokens' };

/** What to try after a refusal; undefined when the request was refused for something else. */
export function nextDialect(dialect: ServiceDialect, error: unknown): ServiceDialect | undefined {
  // 422 is what services built on FastAPI answer to a field they do not accept.
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return undefined;
  if (
    dialect.limit === 'max_completion_tokens' &&
    /max_(?:completion_)?tokens/.test(`${error.param} ${error.message}`)
  ) {
    return { ...dialect, limit: 'max_tokens' };
  }
  return dialect.format === 'json_schema' ? { ...dialect, format: 'json_object' } : undefined;
}
