import { personAge } from '../../conversation/entities.ts';
import type { Block } from '../../conversation/reply.ts';
import type { Handler } from '../../conversation/step.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { questionOf, remember, replyTo } from '../../knowledge/question.ts';
import type { Aspect } from '../../knowledge/schema.ts';

const conditionAspects: Aspect[] = ['eligibility', 'exclusion', 'priority', 'duplication'];

/** The documented conditions with their dates. It decides nothing: the office does. */
export function createEligibilityCheck({ knowledge }: { knowledge: Knowledge }): Handler {
  const closing: Block = {
    type: 'notice',
    text: '되는지 안 되는지는 접수하는 곳에서 정해요. 하나씩 물어보며 확인해 드리는 기능은 준비하고 있어요.',
  };
  return (turn) => {
    const question = questionOf(turn, {
      expectedAspects: conditionAspects,
      requiredAspects: ['eligibility'],
    });
    const answer = knowledge.answer(question);
    if (answer.document === null) {
      const found = knowledge.programsFor(question, personAge(turn.understanding().entities));
      if (found.length > 0) {
        const draft = knowledge.list(
          '말씀하신 사정에 맞을 수 있는 것들이에요. 하나를 고르시면 조건을 알려 드릴게요.',
          found,
          {
            asOf: turn.asOf,
            question: '조건',
          },
        );
        return { draft: { ...draft, outcome: 'partly-answered' }, session: remember(draft, question) };
      }
    }
    const result = replyTo(knowledge, question, answer);
    const { draft } = result;
    const decides = draft.outcome === 'answered' || draft.outcome === 'partly-answered';
    return decides ? { ...result, draft: { ...draft, blocks: [...draft.blocks, closing] } } : result;
  };
}
