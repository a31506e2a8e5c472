import { z } from 'zod';
import type { Entities } from '../conversation/entities.ts';
import { type EntityFinder, expectations } from '../understanding/entities/find-entities.ts';

/** A line of the file that `eval entities` reads: what a text tells, by kind, in the notation of `entityLabels`. */
export const entityCaseSchema = z.looseObject({
  text: z.string(),
  /** The part of the file it belongs to; only the wrong cases of `dev` are shown. */
  set: z.string().default('dev'),
  today: z.iso.date(),
  /** What a question before it asked for. */
  expected: z.enum(expectations).optional(),
  entities: z.record(z.string(), z.array(z.string())),
});
export type EntityCase = z.infer<typeof entityCaseSchema>;

const span = (from?: number | string, to?: number | string, mark = '-') =>
  from === to ? String(from) : `${from ?? ''}${mark}${to ?? ''}`;

/** How each kind is written in the labelled data. Ages: 53, 50-53, 58- (from 58 on), -39 (up to 39). */
export const entityLabels: Record<string, (entities: Entities) => string[]> = {
  age: ({ ages }) => ages.map(({ from, to }) => span(from, to)),
  birth: ({ births }) => births.map(({ date }) => date),
  money: ({ money }) => money.map(({ won }) => String(won)),
  duration: ({ durations }) =>
    durations.map(({ months, days, hours }) =>
      [months && `${months}m`, days && `${days}d`, hours && `${hours}h`].filter(Boolean).join(''),
    ),
  date: ({ dates }) => dates.map(({ date, until }) => span(date, until ?? date, '/')),
  place: ({ wards }) => wards.map(({ name }) => name),
  audience: ({ groups }) => groups.map(({ group }) => group),
  occupation: ({ occupations }) => occupations.map(({ name }) => name),
  negation: ({ negations }) => negations.map(({ scope }) => scope),
  answer: ({ answers }) => answers.map(({ answer }) => answer),
  correction: ({ corrections }) => corrections.map(({ wrong, right }) => `${wrong ?? ''}→${right}`),
  reference: ({ references }) => references.map(({ to }) => String(to)),
  /** With an m: of the median income. */
  percent: ({ percents }) => percents.map(({ percent, ofMedian }) => `${percent}${ofMedian ? 'm' : ''}`),
};

interface Score {
  /** Texts that have something of the kind. */
  cases: number;
  /** Share of them read exactly: everything found, in order, and nothing more. */
  exact: number;
  /** Of single entities. */
  precision: number;
  recall: number;
}

export interface EntityReport {
  cases: number;
  /** Share of all texts whose entities of all kinds are exact. */
  exact: number;
  /** By kind, then by set. */
  byKind: Record<string, Record<string, Score>>;
  wrong: { text: string; kind: string; expected: string[]; got: string[] }[];
}

export function evaluateEntities(find: EntityFinder, cases: EntityCase[]): EntityReport {
  const rows = cases.flatMap(({ text, set, today, expected, entities }) => {
    const found = find(text.normalize('NFC'), { today, ...(expected === undefined ? {} : { expected }) });
    return Object.entries(entityLabels).map(([kind, labelsOf]) => {
      const [wanted, got] = [entities[kind] ?? [], labelsOf(found)];
      return { text, set, kind, expected: wanted, got, isExact: wanted.join('\n') === got.join('\n') };
    });
  });
  const scoreOf = (list: typeof rows): Score => {
    const labelled = list.filter(({ expected }) => expected.length > 0);
    const hits = list.reduce((sum, { expected, got }) => {
      const left = [...expected];
      return (
        sum +
        got.filter((label) => {
          const place = left.indexOf(label);
          return place >= 0 && left.splice(place, 1).length > 0;
        }).length
      );
    }, 0);
    const count = (name: 'expected' | 'got') => list.reduce((sum, row) => sum + row[name].length, 0);
    return {
      cases: labelled.length,
      exact: labelled.filter(({ isExact }) => isExact).length / Math.max(labelled.length, 1),
      precision: hits / Math.max(count('got'), 1),
      recall: hits / Math.max(count('expected'), 1),
    };
  };
  const kinds = Object.keys(entityLabels).length;
  const exactTexts = cases.filter((_, index) =>
    rows.slice(index * kinds, (index + 1) * kinds).every(({ isExact }) => isExact),
  );
  return {
    cases: cases.length,
    exact: exactTexts.length / Math.max(cases.length, 1),
    byKind: Object.fromEntries(
      [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, list]) => [
        kind,
        Object.fromEntries(
          [...Map.groupBy(list, ({ set }) => set), ['all', list] as const].map(([set, part]) => [
            set,
            scoreOf(part),
          ]),
        ),
      ]),
    ),
    wrong: rows
      .filter(({ isExact, set }) => !isExact && set === 'dev')
      .map(({ text, kind, expected, got }) => ({ text, kind, expected, got })),
  };
}
