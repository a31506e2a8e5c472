import type { Handler } from '../../conversation/step.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { questionOf, remember } from '../../knowledge/question.ts';

/** Questions about one named document; with no particular question, what it is as a whole. */
export function createProgramDetail({ knowledge }: { knowledge: Knowledge }): Handler {
  return (turn) => {
    const question = questionOf(turn);
    const answer = knowledge.answer(question);
    const draft = knowledge.reply(answer, { asOf: turn.asOf });
    return { draft, session: remember(draft, question, answer) };
  };
}
