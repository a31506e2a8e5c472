import type { IntentId } from '../conversation/intent.ts';

// Intents that are answered from the documents: a mistake among them costs little.
const fromDocuments = new Set<IntentId>([
  'program-search',
  'program-detail',
  'eligibility-check',
  'center-info',
  'general-question',
]);

export function isFromDocuments(intent: IntentId): boolean {
  return fromDocuments.has(intent);
}
