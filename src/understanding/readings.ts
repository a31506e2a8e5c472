import type { IntentId } from '../conversation/intent.ts';
import type { IntentScore, Understanding } from '../conversation/understanding.ts';

/** What a message is taken for: one intent, or up to three to choose from, most likely first. */
export type Reading = { intent: IntentId } | { ask: IntentId[] };

/**
 * What asking back costs, when a wrong answer and the repair after it cost 1; more where the answer comes from the
 * documents, which shows what it is about. Chosen in cross-validation over the examples.
 */
const askingCost = 0.1;
const askingCostOfDocuments = 0.15;
/** What it costs besides where nothing fits that is offered: the person writes again, but was told nothing wrong. */
const vainOfferCost = 0.5;
/** Probability below which a text is like no example at all: not even a model is asked, only the person. */
export const hopelessBelow = 0.2;
const mostOffered = 3;

// Intents that are answered from the documents: their answers are alike, and a mistake among them costs little.
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

const totalOf = (scores: IntentScore[]) => scores.reduce((sum, { confidence }) => sum + confidence, 0);

/** The reading of a message by the classifier alone, whatever was said before: acting or asking, whichever is expected to cost less. */
export function readings({ intent, confidence, alternatives }: Understanding): Reading {
  const scores = [{ intent, confidence }, ...alternatives];
  const offered = scores.filter((score) => !neverOffered.has(score.intent)).slice(0, mostOffered);
  const answersAlike = (score: IntentScore) =>
    score.intent === intent || (isFromDocuments(intent) && isFromDocuments(score.intent));
  const costOfActing = 1 - totalOf(scores.filter(answersAlike));
  const costOfAsking =
    (isFromDocuments(intent) ? askingCostOfDocuments : askingCost) + vainOfferCost * (1 - totalOf(offered));
  return costOfActing <= costOfAsking ? { intent } : { ask: offered.map((score) => score.intent) };
}
