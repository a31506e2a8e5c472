import { personAge } from '../../conversation/entities.ts';
import type { Draft } from '../../conversation/reply.ts';
import type { Handler, Turn } from '../../conversation/step.ts';
import type { Question } from '../../knowledge/answer.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { questionOf, remember } from '../../knowledge/question.ts';

const mostPrograms = 3;
/** What leads to work, as opposed to an allowance or a room. */
const kindsOfWork = new Set<string>(['public-job', 'senior-job', 'work-experience', 'counselling']);

/** What cannot be done in this chat: says so, tells what the documents know of it, and names the office. */
export function createReferral({ knowledge }: { knowledge: Knowledge }): Handler {
  /** «나 68인데 할 만한 일 있나요»: programs made for the age or the group that the person names. */
  function programsForPerson(turn: Turn, question: Question): Draft | undefined {
    const { entities } = turn.understanding();
    const age = personAge(entities);
    if (age === undefined && entities.groups.length === 0) return undefined;
    const found = knowledge
      .programsFor(question, age)
      .filter(
        (document) => document.type === 'program' && document.kinds.some((kind) => kindsOfWork.has(kind)),
      )
      .slice(0, mostPrograms);
    if (found.length === 0) return undefined;
    return knowledge.list('말씀하신 형편이면 이런 사업도 있어요.', found, { asOf: turn.asOf });
  }

  return (turn, intent) => {
    const { variant, intent: understood } = turn.understanding();
    const text =
      (understood === intent.id && variant !== null ? intent.replies[variant] : undefined) ??
      (intent.replies.default as string);
    const offices = knowledge.offices(intent.askAt, turn.asOf);
    if (intent.id === 'job-search') {
      const question = questionOf(turn);
      const fitting = programsForPerson(turn, question);
      if (fitting !== undefined) {
        return {
          draft: {
            ...fitting,
            outcome: 'partly-answered',
            blocks: [{ type: 'text', text }, ...fitting.blocks, ...offices.blocks],
            citations: [...(fitting.citations ?? []), ...offices.citations],
          },
          session: remember(fitting, question),
        };
      }
    }
    const related = intent.related.flatMap((id) => knowledge.find(id) ?? []);
    const facts = related.flatMap((document) =>
      document.facts
        .filter((fact) => fact.main && fact.aspect === 'work')
        .slice(0, 1)
        .map((fact) => ({ document, fact })),
    );
    const isHandover = intent.id === 'human-counselor';
    return {
      draft: {
        outcome: isHandover ? 'handed-off' : facts.length > 0 ? 'partly-answered' : 'not-stated',
        blocks: [
          { type: 'text', text },
          ...(facts.length === 0 || isHandover
            ? []
            : [
                { type: 'text' as const, text: '자료에는 이런 도움이 나와 있어요.' },
                {
                  type: 'list' as const,
                  items: facts
                    .slice(0, 3)
                    .map(({ document, fact }) => ({ title: document.name, text: fact.statement })),
                },
              ]),
          ...offices.blocks,
        ],
        citations: [
          ...(isHandover
            ? []
            : facts.slice(0, 3).map(({ document, fact }) => knowledge.citer.citeFact(document, fact))),
          ...offices.citations,
        ],
        choices: related.slice(0, 3).map((document) => ({
          label: document.name.slice(0, 20),
          payload: { type: 'ask', text: `${document.name} 알려 주세요`, about: [document.id] },
        })),
      },
    };
  };
}
