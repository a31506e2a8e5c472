import type { Block } from '../../conversation/reply.ts';
import type { Handler } from '../../conversation/step.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';

/** Fixed words and phone lines for someone in danger. Never generated, never shortened. */
export function createCrisis({ knowledge }: { knowledge: Knowledge }): Handler {
  const { crisisLines } = knowledge.data.city;
  return (turn, intent) => {
    const variant = turn.understanding().crisis.variant ?? Object.keys(intent.replies)[0] ?? '';
    const text = intent.replies[variant] ?? (Object.values(intent.replies)[0] as string);
    const lines = crisisLines
      .filter((line) => line.variants.includes(variant))
      .sort((left, right) => left.variants.indexOf(variant) - right.variants.indexOf(variant));
    const phones: Block[] = (lines.length > 0 ? lines : crisisLines.slice(0, 3)).map((line) => ({
      type: 'phone',
      name: line.name,
      number: line.phone,
      note: line.for,
    }));
    return {
      intent: 'crisis',
      draft: {
        outcome: 'crisis',
        blocks: [{ type: 'text', text }, ...phones],
        citations: lines.map(knowledge.citer.citeLine),
        choices: [],
      },
    };
  };
}
