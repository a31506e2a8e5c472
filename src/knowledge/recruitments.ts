import { z } from 'zod';
import type { KnowledgeDocument } from './load.ts';
import { isKnownBy } from './period.ts';
import { type Fact, partialDateSchema } from './schema.ts';

/** When applications are taken, as a fact of the aspect `recruitment` states it. Days are YYYY-MM-DD, inclusive. */
export interface Recruitment {
  document: KnowledgeDocument;
  fact: Fact;
  /** Null where the source tells only the end. */
  from: string | null;
  to: string;
}

export interface Recruitments {
  open: Recruitment[];
  /** Not begun yet, the nearest first. */
  upcoming: Recruitment[];
  /** The latest of each document that is over, the latest first. */
  over: Recruitment[];
}

const day = partialDateSchema.refine((date) => date.length === 10);
const periodSchema = z.object({ from: day.optional(), to: day });

/**
 * What can be applied for on a day (YYYY-MM-DD), as far as the documents state days and were known by then. A
 * recruitment whose beginning is not stated counts as open only on its last day: before that nobody knows.
 */
export function recruitmentsOn(documents: Iterable<KnowledgeDocument>, today: string): Recruitments {
  const stated: Recruitment[] = [...documents]
    .filter(({ type }) => type === 'program')
    .flatMap((document) =>
      document.facts
        .filter((fact) => fact.aspect === 'recruitment' && isKnownBy(fact, today))
        .flatMap((fact) => {
          const period = periodSchema.safeParse(fact.value);
          return period.success
            ? [{ document, fact, from: period.data.from ?? null, to: period.data.to }]
            : [];
        }),
    )
    .sort((left, right) => right.to.localeCompare(left.to));
  const latest = stated.filter(
    ({ document }, index) => stated.findIndex((other) => other.document === document) === index,
  );
  return {
    open: stated.filter(({ from, to }) => (from ?? to) <= today && today <= to),
    upcoming: stated.filter(({ from }) => from !== null && from > today).reverse(),
    over: latest.filter(({ to }) => to < today),
  };
}
