import type { Handler } from '../../conversation/step.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { questionOf, remember } from '../../knowledge/question.ts';

/** Any other question that the documents may answer: the best passages, or that they do not say. */
export function createGeneralQuestion({ knowledge }: { knowledge: Knowledge }): Handler {
  return (turn) => {
    const question = questionOf(turn);
    const answer = knowledge.answer(question);
    const draft = knowledge.reply(answer, { asOf: turn.asOf });
    return { draft, session: remember(draft, question, answer) };
  };
}
