/** A sentence of a model that was held against the passage it rests on. */
export interface FoundSentence {
  text: string;
  /** The number of the passage, from 1. */
  passage: number;
}

/**
 * What passages say to a question that seemed unanswered: sentences that each rest on one of them; none where they
 * say nothing to it or the model fails. `question` has its personal data masked; `about` names a passage's document.
 */
export type FindAnswer = (
  question: string,
  passages: { about: string; text: string }[],
) => Promise<FoundSentence[]>;

/**
 * A question made to stand without the messages before it, oldest first; undefined where it can't be. All texts have
 * their personal data masked.
 */
export type Rephrase = (question: string, before: string[]) => Promise<string | undefined>;
