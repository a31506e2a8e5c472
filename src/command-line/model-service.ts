import type { Environment } from '../config.ts';
import type { OpenAiServiceOptions } from '../language-model/openai-client.ts';

/** The service behind a model that the environment names; undefined without a key or a model. */
export function modelServiceOf(
  { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_TIMEOUT_MS: timeoutMs }: Environment,
  model: string | undefined,
): OpenAiServiceOptions | undefined {
  return apiKey === undefined || model === undefined ? undefined : { apiKey, model, baseUrl, timeoutMs };
}
