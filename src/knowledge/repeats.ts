import type { AnswerPart } from './answer.ts';

/** The parts of an answer without what an earlier part says already: an explanation, a fact, or a fact as something near. */
export function withoutRepeats(parts: AnswerPart[]): AnswerPart[] {
  const told = new Set<unknown>();
  const isNew = <Item>(item: Item): boolean => {
    const before = told.size;
    return told.add(item).size > before;
  };
  return parts.flatMap((part): AnswerPart[] => {
    switch (part.type) {
      case 'conflict':
        return isNew(part.conflict) ? [part] : [];
      case 'facts': {
        const [lead, ...others] = [part.lead, ...part.others].filter(isNew);
        return lead === undefined ? [] : [{ ...part, lead, others }];
      }
      case 'not-stated':
        return [{ ...part, nearby: part.nearby.filter(isNew) }];
      case 'text':
        return [part];
    }
  });
}
