import type { Handler } from '../../conversation/step.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { questionOf, replyTo } from '../../knowledge/question.ts';

/** Any other question that the documents may answer: the best passages, or that they do not say. */
export function createGeneralQuestion({ knowledge }: { knowledge: Knowledge }): Handler {
  return (turn) => replyTo(knowledge, questionOf(turn));
}
