import { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { LanguageModelError } from './language-model.ts';
import { OversizedBodyError } from './narrow-fetch.ts';

/** Services put the request, and parts of the key, into their messages; only the status and a code go on. */
export function languageModelFailure(error: unknown, signal: AbortSignal): LanguageModelError {
  if (error instanceof LanguageModelError) return error;
  if (signal.aborted || error instanceof APIUserAbortError || error instanceof APIConnectionTimeoutError) {
    return new LanguageModelError('timeout', 'no answer in time');
  }
  if (error instanceof OversizedBodyError || error instanceof SyntaxError) {
    return new LanguageModelError('invalid-output', `the response is unusable (${error.name})`);
  }
  if (error instanceof APIError && error.status !== undefined) {
    const code = /^[a-z][a-z_]{0,40}$/.test(error.code ?? '') ? ` ${error.code}` : '';
    return new LanguageModelError(
      error.status === 429 ? 'rate-limited' : 'unavailable',
      `the service answered ${error.status}${code}`,
    );
  }
  return new LanguageModelError('unavailable', 'the service could not be reached');
}

/** Milliseconds the service asks to wait after a 429; 0 when it names none. */
export function requestedPause(error: unknown, now: number): number {
  if (!(error instanceof APIError) || error.status !== 429) return 0;
  const value = error.headers?.get('retry-after');
  if (value === null || value === undefined) return 0;
  const wait = /^\s*\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : 0;
}
