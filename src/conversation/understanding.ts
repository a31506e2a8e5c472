import type { Entities, Span } from './entities.ts';
import type { IntentId } from './intent.ts';

export interface IntentScore {
  intent: IntentId;
  confidence: number;
}

/**
 * Why a text is read otherwise than it was typed: another form of the same letters, letters drawn out or
 * repeated, a picture, Hangul typed on the Latin keyboard, a misspelt word, a playful ending, initials for a
 * word, a misplaced space, a word that only fills a pause.
 */
export type RepairKind =
  | 'form'
  | 'repeat'
  | 'emoji'
  | 'keyboard'
  | 'misspelling'
  | 'ending'
  | 'abbreviation'
  | 'spacing'
  | 'filler';

/** A change made to a text before it was read. */
export interface Repair extends Span {
  kind: RepairKind;
  /** What stood there, and what was read instead. */
  from: string;
  to: string;
}

/** What the local understanding made of one text. */
export interface Understanding {
  /** The person's text with spelling variants folded; offsets of entities refer to the original. */
  normalised: string;
  intent: IntentId;
  /** Finer label within the intent, when its file has variants. */
  variant: string | null;
  confidence: number;
  /** Language it is written in; Korean where nothing else is sure, `other` for one that is not known. */
  language: string;
  /** The next likely intents, best first. */
  alternatives: IntentScore[];
  /**
   * How strongly the text speaks of danger (0 and more: it is answered as such; 5 and more: clearly; -5 and
   * less: not at all), and of which kind; null where it speaks of none.
   */
  crisis: { margin: number; variant: string | null };
  /** What was read otherwise than it was typed, in the order of the text. */
  repairs: Repair[];
  entities: Entities;
}
