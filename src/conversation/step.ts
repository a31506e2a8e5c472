import type { FindAnswer } from './find-answer.ts';
import type { IntentId } from './intent.ts';
import type { IncomingMessage } from './message.ts';
import type { Draft } from './reply.ts';
import type { Session } from './session.ts';
import type { Understanding } from './understanding.ts';

/** One message being answered. Steps read it; only the application writes the session. */
export interface Turn {
  readonly message: IncomingMessage;
  /** The message's text with personal data masked: what is kept. */
  readonly typed: string;
  /** The same with its slips put right: what is read. */
  readonly text: string;
  readonly session: Readonly<Session>;
  readonly now: Date;
  /** The day to answer for, YYYY-MM-DD in the city's time zone. */
  readonly asOf: string;
  /** Computed at the first call, then kept. */
  understanding(): Understanding;
}

/** A draft of the reply, and what the session should remember of it. */
export interface StepResult {
  draft: Draft;
  /** The intent the turn was handled as, when it differs from the classifier's. */
  intent?: Understanding['intent'];
  /** False: nothing of the turn is stored. */
  keep?: boolean;
  /** True: everything stored of the conversation is deleted. */
  forget?: boolean;
  /** True: it was turned away, but is of the kind that staff should know is asked for. */
  isGap?: boolean;
  /** The draft anew from what a model finds where the rules found nothing; undefined when it finds nothing either. */
  findWith?: (findAnswer: FindAnswer) => Promise<Pick<StepResult, 'draft' | 'session'> | undefined>;
  session?: Partial<Pick<Session, 'subject' | 'listed' | 'aspects' | 'period' | 'language' | 'pending'>>;
}

/** Answers the turn, or leaves it to the next step. */
export type Step = (turn: Turn) => Promise<StepResult | undefined> | StepResult | undefined;

/** What a handler may use of its intent's data file. */
export interface IntentTexts {
  id: IntentId;
  title: string;
  /** Fixed texts by name: a variant's id, `default`, or a name the handler asks for. */
  replies: Record<string, string>;
  /** Centre ids, best first. */
  askAt: string[];
  /** Document ids that a reply points to. */
  related: string[];
  /** Variants that are turned away though they may show what the documents lack. */
  gaps: string[];
}

/** Answers the turns of the intents that name it. Always replies: routing has already decided. */
export type Handler = (turn: Turn, intent: IntentTexts) => Promise<StepResult> | StepResult;
