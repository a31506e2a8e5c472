import { personAge } from '../../conversation/entities.ts';
import type { Handler } from '../../conversation/step.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { questionOf, remember, replyTo } from '../../knowledge/question.ts';

/** Programs for an age, a situation or a kind of help. */
export function createProgramSearch({ knowledge }: { knowledge: Knowledge }): Handler {
  return (turn) => {
    const { entities } = turn.understanding();
    const age = personAge(entities);
    const asked = questionOf(turn, { expectedAspects: ['list', 'work'] });
    // Who describes a person asks anew, whatever was spoken of before: a counsellor has the next client.
    const question =
      asked.mentions.length === 0 && (age !== undefined || entities.groups.length > 0)
        ? { ...asked, pointsBack: false, carried: [] }
        : asked;
    const answer = knowledge.answer(question);
    const found = knowledge.programsFor(question, age);
    // A passage that answers outright is better than a list; a weak one is not.
    if (answer.parts.length > 0 && (answer.score >= 1 || found.length === 0))
      return replyTo(knowledge, question, answer);
    if (found.length === 0) return { draft: knowledge.reply(answer, { asOf: turn.asOf }) };
    const draft = knowledge.list('이런 것들이 있어요. 하나를 고르시면 자세히 알려 드릴게요.', found, {
      asOf: turn.asOf,
    });
    return { draft, session: remember(draft, question, answer) };
  };
}
