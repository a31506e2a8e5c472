import type { IntentId } from './intent.ts';
import type { Channel } from './message.ts';
import type { Outcome } from './outcome.ts';

/** One finished turn, without anything that points at a person. */
export interface TurnRecord {
  at: Date;
  channel: Channel;
  intent: IntentId | null;
  confidence: number;
  outcome: Outcome;
  /** Documents the reply was about. */
  documents: string[];
  milliseconds: number;
}

/** What a person said about an answer; texts are masked. */
export interface FeedbackRecord {
  at: Date;
  channel: Channel;
  kind: 'praise' | 'complaint' | 'wrong';
  text: string;
  /** The question before it, and how it ended; null when the feedback came first. */
  about: { question: string; outcome: string } | null;
}

/** A message whose intent was unsure, and the reading that its writer then pressed; the text is masked. */
export interface ClarificationRecord {
  at: Date;
  text: string;
  offered: IntentId[];
  chosen: IntentId;
}

/** Where turns, feedback and cleared-up readings are written down. */
export interface Journal {
  recordTurn(record: TurnRecord): Promise<void>;
  /** Resolves once the record is stored for good, so that the reply may say so. */
  recordFeedback(record: FeedbackRecord): Promise<void>;
  recordClarification(record: ClarificationRecord): Promise<void>;
  /** Every clarification that is kept, oldest first, with its number. */
  clarifications(): Promise<(ClarificationRecord & { id: number })[]>;
}
