import type { Handler } from '../../conversation/step.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { questionOf, remember, replyTo } from '../../knowledge/question.ts';

/** Where an office is, its number and hours, each with its date. */
export function createCenterInfo({ knowledge }: { knowledge: Knowledge }): Handler {
  return (turn, intent) => {
    const question = questionOf(turn, { expectedAspects: ['contact', 'place', 'hours'] });
    const answer = knowledge.answer(question);
    const named = question.mentions.some(({ document }) => knowledge.find(document)?.type === 'program');
    const found = answer.parts.length > 0 || named ? [] : knowledge.programsFor(question, undefined);
    if (found.length > 0) {
      const draft = knowledge.list(
        '혹시 이런 것을 찾으시나요? 하나를 고르시면 자세히 알려 드릴게요.',
        found.slice(0, 3),
        { asOf: turn.asOf },
      );
      return { draft: { ...draft, outcome: 'partly-answered' }, session: remember(draft, question) };
    }
    if (answer.parts.length > 0 || answer.document !== null) return replyTo(knowledge, question, answer);
    const offices = knowledge.offices(
      intent.askAt.length > 0 ? intent.askAt : knowledge.data.city.mainContacts,
      turn.asOf,
    );
    return {
      draft: {
        outcome: 'partly-answered',
        blocks: [
          { type: 'text', text: '어느 곳을 찾으시는지 확실하지 않아서, 많이 찾으시는 곳을 알려 드릴게요.' },
          ...offices.blocks,
        ],
        citations: offices.citations,
      },
    };
  };
}
