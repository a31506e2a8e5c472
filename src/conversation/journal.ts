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
  /** What was asked and not answered, masked, as `keptQuestion` cuts it; null where nothing of it is kept. */
  question: string | null;
}

/** What a person said about an answer; texts are masked. */
export interface FeedbackRecord {
  at: Date;
  channel: Channel;
  /** `remark`: what somebody adds who has just called the answer wrong with a thumb. */
  kind: 'praise' | 'complaint' | 'wrong' | 'remark';
  text: string;
  /** The question that is meant, how it ended, and the documents its answer was about; null where it isn't known. */
  about: { question: string; outcome: string; documents: string[] } | null;
}

/** A question without an answer, or one whose answer somebody called wrong; masked, and nobody's. */
export interface OpenQuestion {
  at: Date;
  question: string;
  /** How its turn ended. */
  outcome: string;
  documents: string[];
  /** Its answer was called wrong. Without an answer it then stands there a second time, from its turn. */
  isDownVote: boolean;
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
  /** The questions asked and the answers called wrong at that moment or later, in no order. */
  openQuestions(since: Date): Promise<OpenQuestion[]>;
}
