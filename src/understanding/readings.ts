import type { IntentId } from '../conversation/intent.ts';
import type { Understanding } from '../conversation/understanding.ts';

/** What a message is taken for: one intent, or up to three to choose from, most likely first. */
export type Reading = { intent: IntentId } | { ask: IntentId[] };

/**
 * Probability below which a reading is not acted on by itself: where the classifier is right less than two
 * times in three, one question back costs less than a wrong answer and the repair after it.
 */
const unsureBelow = 0.65;
/** An answer from the documents shows what it is about, so a wrong one misleads less. */
const unsureOfDocumentsBelow = 0.5;
/** Probability below which a text is like no example at all: not even a model is asked, only the person. */
export const hopelessBelow = 0.2;
const mostOffered = 3;

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

/** A button can't offer these: nobody says of himself that he asks for the wrong thing, or is in danger, by pressing one. */
const neverOffered = new Set<IntentId>(['out-of-scope', 'crisis']);

/** The reading of a message by the classifier alone, whatever was said before. */
export function readings({ intent, confidence, alternatives }: Understanding): Reading {
  if (confidence >= (isFromDocuments(intent) ? unsureOfDocumentsBelow : unsureBelow)) return { intent };
  const second = alternatives[0]?.intent;
  if (isFromDocuments(intent) && (second === undefined || isFromDocuments(second))) return { intent };
  return {
    ask: [intent, ...alternatives.map((alternative) => alternative.intent)]
      .filter((id) => !neverOffered.has(id))
      .slice(0, mostOffered),
  };
}
