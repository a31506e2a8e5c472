import type { Entities } from './entities.ts';
import type { IntentId } from './intent.ts';

export interface IntentScore {
  intent: IntentId;
  confidence: number;
}

/** What the local understanding made of one text. */
export interface Understanding {
  /** The person's text with spelling variants folded; offsets of entities refer to the original. */
  normalised: string;
  intent: IntentId;
  /** Finer label within the intent, when its file has variants. */
  variant: string | null;
  confidence: number;
  /** The next likely intents, best first. */
  alternatives: IntentScore[];
  /** How strongly the text speaks of danger (about 1 and more: clearly; about -1 and less: not at all), and of which kind. */
  crisis: { margin: number; variant: string | null };
  entities: Entities;
}
