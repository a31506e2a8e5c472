import { OpenAI } from 'openai';
import { createNarrowFetch } from './narrow-fetch.ts';

/** What every use of the service needs. */
export interface OpenAiServiceOptions {
  apiKey: string;
  /** Base address of the service, with its version path; OpenAI's own when absent. */
  baseUrl?: string | undefined;
  model: string;
  /** Deadline of one call in milliseconds, everything included. */
  timeoutMs: number;
  fetch?: typeof globalThis.fetch | undefined;
}

const openAiAddress = 'https://api.openai.com/v1';

/** The SDK without its retries, its logs and its reading of the environment. `mostBytes`: of one response. */
export function createOpenAiClient(
  { apiKey, baseUrl, timeoutMs, fetch = globalThis.fetch }: OpenAiServiceOptions,
  mostBytes: number,
): OpenAI {
  return new OpenAI({
    apiKey,
    // The SDK takes from the environment whatever is left out, so nothing is.
    baseURL: baseUrl ?? openAiAddress,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    // OPENAI_CUSTOM_HEADERS would otherwise have the last word.
    defaultHeaders: { Authorization: `Bearer ${apiKey}` },
    // A retry would come after the person has already waited; the local answer is ready.
    maxRetries: 0,
    timeout: timeoutMs,
    fetch: createNarrowFetch({ fetch, mostBytes }),
  });
}
