import type { AnswerPart } from './answer.ts';

/** The parts of an answer without what an earlier part says already: an explanation, a fact, or a fact as something near. */
export function withoutRepeats(parts: AnswerPart[]): AnswerPart[] {
  const told = new Set<unknown>();
  const isNew = <Item>(item: Item): boolean => {
    const before = told.size;
    return told.add(item).size > before;
  };

  function newOf(part: AnswerPart): AnswerPart | undefined {
    switch (part.type) {
      case 'conflict':
        return isNew(part.conflict) ? part : undefined;
      case 'facts': {
        const [lead, ...others] = [part.lead, ...part.others].filter(isNew);
        return lead && { ...part, lead, others };
      }
      case 'not-stated':
        return { ...part, nearby: part.nearby.filter(isNew) };
      case 'text':
        return part;
    }
  }
  return parts.map(newOf).filter((part) => part !== undefined);
}
