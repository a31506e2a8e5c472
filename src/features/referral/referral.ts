import type { Handler } from '../../conversation/step.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';

/** What cannot be done in this chat: says so, tells what the documents know of it, and names the office. */
export function createReferral({ knowledge }: { knowledge: Knowledge }): Handler {
  return (turn, intent) => {
    const { variant, intent: understood } = turn.understanding();
    const text =
      (understood === intent.id && variant !== null ? intent.replies[variant] : undefined) ??
      (intent.replies.default as string);
    const related = intent.related.flatMap((id) => knowledge.find(id) ?? []);
    const facts = related.flatMap((document) =>
      document.facts
        .filter((fact) => fact.main && fact.aspect === 'work')
        .slice(0, 1)
        .map((fact) => ({ document, fact })),
    );
    const offices = knowledge.offices(intent.askAt, turn.asOf);
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
