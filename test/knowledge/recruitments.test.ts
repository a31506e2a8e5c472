import { expect, test } from 'vitest';
import type { KnowledgeDocument } from '../../src/knowledge/load.ts';
import { type Recruitment, recruitmentsOn } from '../../src/knowledge/recruitments.ts';
import type { Fact } from '../../src/knowledge/schema.ts';
import { loadTinyCity } from './tiny-city.ts';

const program = loadTinyCity().find('lighthouse-work') as KnowledgeDocument;

function taking(id: string, value: Fact['value'], asOf: string | null = null): KnowledgeDocument {
  const fact = {
    ...(program.facts[0] as Fact),
    id: `${id}-taken`,
    aspect: 'recruitment' as const,
    value,
    asOf,
  };
  return { ...program, id, facts: [fact] };
}

const ids = (found: ReturnType<typeof recruitmentsOn>) =>
  Object.fromEntries(
    Object.entries(found).map(([name, list]) => [
      name,
      (list as Recruitment[]).map(({ document }) => document.id),
    ]),
  );

test.each([
  ['2020-03-01', { open: [], upcoming: ['lamps'], over: [] }],
  ['2020-03-02', { open: ['lamps'], upcoming: [], over: [] }],
  ['2020-03-13', { open: ['lamps'], upcoming: [], over: [] }],
  ['2020-03-14', { open: [], upcoming: [], over: ['lamps'] }],
])('on %s applications are open from the first day to the last', (day, expected) => {
  expect(ids(recruitmentsOn([taking('lamps', { from: '2020-03-02', to: '2020-03-13' })], day))).toEqual(
    expected,
  );
});

test('a recruitment whose beginning is not stated is never called open before its last day', () => {
  const nets = taking('nets', { to: '2020-03-13' });
  expect(ids(recruitmentsOn([nets], '2020-03-12'))).toEqual({ open: [], upcoming: [], over: [] });
  expect(ids(recruitmentsOn([nets], '2020-03-13')).open).toEqual(['nets']);
  expect(ids(recruitmentsOn([nets], '2020-03-14')).over).toEqual(['nets']);
});

test('what was not known on the day, what has no days, and other documents than programs are left out', () => {
  const documents = [
    taking('announced-later', { from: '2020-03-02', to: '2020-03-13' }, '2020-03-05'),
    taking('month-only', '2020-03'),
    taking('text', '연중'),
    { ...taking('office', { from: '2020-03-02', to: '2020-03-13' }), type: 'topic' } as KnowledgeDocument,
  ];
  expect(ids(recruitmentsOn(documents, '2020-03-04'))).toEqual({ open: [], upcoming: [], over: [] });
  expect(ids(recruitmentsOn(documents, '2020-03-05')).open).toEqual(['announced-later']);
});

test('of several that are over only the latest of a program is told', () => {
  const [early, late] = [
    taking('lamps', { from: '2019-03-02', to: '2019-03-13' }),
    taking('lamps', { from: '2020-03-02', to: '2020-03-13' }),
  ];
  const both = { ...early, facts: [...early.facts, ...late.facts] };
  expect(recruitmentsOn([both], '2020-06-01').over.map(({ to }) => to)).toEqual(['2020-03-13']);
});
