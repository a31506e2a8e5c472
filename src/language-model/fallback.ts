import type { Draft } from '../conversation/reply.ts';
import { LanguageModelError, type LanguageModelFailure } from './language-model.ts';

/** Why the local answer goes out. `unfaithful`: the model answered, and a check of the code refused what it wrote. */
export type Fallback = LanguageModelFailure | 'unfaithful';

/** Tells of a failed call; `detail` holds no word of the request or the reply. */
export function tellFailure(
  error: unknown,
  onFallback: (reason: LanguageModelFailure, detail: string) => void,
): void {
  if (error instanceof LanguageModelError) onFallback(error.reason, error.message);
  else onFallback('unavailable', 'the model failed in a way it does not declare');
}

const foundOutcomes: Draft['outcome'][] = ['answered', 'partly-answered', 'not-stated'];

/** Whether a draft says what documents say, or don't: only such a one is put into other words. */
export function restsOnDocuments({ outcome, citations = [] }: Draft): boolean {
  return foundOutcomes.includes(outcome) && citations.length > 0;
}
