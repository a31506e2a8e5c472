import type { Handler } from '../../conversation/step.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { questionOf, replyTo } from '../../knowledge/question.ts';

/** Questions about one named document; with no particular question, what it is as a whole. */
export function createProgramDetail({ knowledge }: { knowledge: Knowledge }): Handler {
  return (turn) => replyTo(knowledge, questionOf(turn));
}
