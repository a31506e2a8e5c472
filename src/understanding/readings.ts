import type { IntentId } from '../conversation/intent.ts';
import type { Understanding } from '../conversation/understanding.ts';

/** What a message is taken for: one intent, or up to three to choose from, most likely first. */
export type Reading = { intent: IntentId } | { ask: IntentId[] };

/**
 * Probabilities below which a reading is not acted on by itself. A wrong answer and the repair after it cost more
 * than one question back, least where the answer comes from the documents and shows what it is about.
 */
const unsureBelow = 0.8;
const unsureOfDocumentsBelow = 0.5;
/** Nobody can press «out of scope», so asking back only helps where it is likely wrong. */
const unsureOfRefusalBelow = 0.6;
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

function believedFrom(intent: IntentId): number {
  if (intent === 'out-of-scope') return unsureOfRefusalBelow;
  return isFromDocuments(intent) ? unsureOfDocumentsBelow : unsureBelow;
}

/** The reading of a message by the classifier alone, whatever was said before. */
export function readings({ intent, confidence, alternatives }: Understanding): Reading {
  if (confidence >= believedFrom(intent)) return { intent };
  return {
    ask: [intent, ...alternatives.map((alternative) => alternative.intent)]
      .filter((id) => !neverOffered.has(id))
      .slice(0, mostOffered),
  };
}
