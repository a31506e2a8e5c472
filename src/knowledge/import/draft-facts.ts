import { amountsIn } from '../../conversation/figures.ts';
import { squeeze } from '../../conversation/text.ts';
import type { AspectData } from '../load.ts';
import { withParticle } from '../particles.ts';
import { type Aspect, type Fact, factSchema } from '../schema.ts';
import type { Figure } from './figure.ts';
import { findFigures } from './find-figures.ts';
import type { ImportRecord } from './import-record.ts';
import { type LabelledPart, labelledParts } from './labelled-parts.ts';
import { currentPassages } from './passage.ts';

/** A fact that a document seems to state, and where. */
export interface ProposedFact {
  /** The same part of a document has the same key in every import of it. */
  key: string;
  fact: Fact;
  /** Of the passage; `passage.text.slice(start, end)` is `text`. */
  span: { passage: string; start: number; end: number; text: string };
}

/** The aspect whose label is the longest in a text; of equal ones the first. */
export function createLabelFinder(aspects: AspectData[]): (label: string) => Aspect | undefined {
  const labels = aspects
    .flatMap(({ id, labels }) => labels.map((label) => ({ id, label: squeeze(label) })))
    .sort((left, right) => right.label.length - left.label.length);
  return (label) => {
    const text = squeeze(label);
    // A heading names several things at once; what it ends with is what it is about.
    const found = labels.filter((each) => text.includes(each.label));
    return (found.find((each) => text.endsWith(each.label)) ?? found[0])?.id;
  };
}

/** The year or half-year that a notice is for: of its title, else that of its publication. */
export function periodOf({
  title,
  published,
}: Pick<ImportRecord, 'title' | 'published'>): string | undefined {
  const dates = findFigures(title).filter((figure) => figure.kind === 'date');
  const period = dates.map(({ from }) => from).find((from) => /^\d{4}(?:-H[12]|-\d\d)?$/.test(from));
  return period ?? published?.slice(0, 4);
}

/** Facts by rules: every labelled part whose label is known, and what a model pointed out beside; quoted as they stand. */
export function draftFacts(record: ImportRecord, aspects: AspectData[]): ProposedFact[] {
  const aspectOf = createLabelFinder(aspects);
  const period = periodOf(record);
  const keys = new Map<string, number>();
  const ids = new Map<string, number>();
  const unique = (counts: Map<string, number>, name: string) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  };
  const propose = (part: LabelledPart, aspect: Aspect): ProposedFact => {
    const id = unique(ids, [aspect, period?.toLowerCase()].filter(Boolean).join('-'));
    const key = unique(keys, [aspect, squeeze(part.subject ?? ''), squeeze(part.label)].join(':'));
    const { passage, start, end, text } = part;
    const fact = factFrom(part, { id, aspect, period, record });
    return { key, fact, span: { passage: passage.id, start, end, text } };
  };
  const labelled = currentPassages(record.passages)
    .flatMap(labelledParts)
    .flatMap((part) => {
      const aspect = aspectOf(part.label) ?? headingAspect(part, aspectOf);
      return aspect === undefined ? [] : [propose(part, aspect)];
    });
  // What a label gives away needs no second opinion.
  const isNew = ({ passage, start, end }: ImportRecord['pointedOut'][number]) =>
    !labelled.some(({ span }) => span.passage === passage && span.start < end && span.end > start);
  const pointedOut = record.pointedOut.filter(isNew).flatMap(({ passage: id, aspect, start, end }) => {
    const passage = record.passages.find((each) => each.id === id);
    if (passage === undefined) return [];
    const label = aspects.find((each) => each.id === aspect)?.label ?? aspect;
    return [propose({ label, passage, start, end, text: passage.text.slice(start, end) }, aspect)];
  });
  return [...labelled, ...pointedOut];
}

function headingAspect({ passage }: LabelledPart, aspectOf: (label: string) => Aspect | undefined) {
  const heading = passage.path.at(-1);
  return heading === undefined ? undefined : aspectOf(heading);
}

function factFrom(
  part: LabelledPart,
  {
    id,
    aspect,
    period,
    record,
  }: { id: string; aspect: Aspect; period: string | undefined; record: ImportRecord },
): Fact {
  const { subject, label, text, passage } = part;
  const figures = passage.figures.filter(({ start, end }) => start >= part.start && end <= part.end);
  const year = record.published?.slice(0, 4);
  const statement = [
    year === undefined ? '자료에는' : `${year}년 자료에는`,
    subject && `${subject}의`,
    withParticle(label, '이/가'),
    `${withParticle(`«${text}»`, '으로/로')} 나와요.`,
  ]
    .filter(Boolean)
    .join(' ');
  const section = passage.path.at(-1) ?? '본문';
  return factSchema.parse({
    id,
    aspect,
    statement,
    ...valueIn(figures, statement),
    ...(period === undefined ? {} : { period }),
    asOf: record.published,
    source: record.id,
    section,
    scope: 'city',
    main: true,
    ...(aspect === 'recruitment' ? validityOf(figures) : {}),
  });
}

/** The value where one figure alone is told, and the statement tells it as `kb check` reads it. */
function valueIn(figures: Figure[], statement: string): { value?: Fact['value']; unit?: string } {
  const [figure, ...others] = figures;
  if (figure === undefined || others.length > 0) return {};
  const told = new Set(amountsIn(statement));
  const number = (value: number | null, unit: string) =>
    value !== null && told.has(value) ? { value, unit } : {};
  switch (figure.kind) {
    case 'money':
      return figure.until === undefined ? number(figure.won, '원') : {};
    case 'count':
      return figure.until === undefined ? number(figure.count, figure.unit) : {};
    case 'percent':
      return figure.until === undefined ? number(figure.percent, '%') : {};
    case 'duration':
      return figure.until === undefined ? number(figure.length, figure.unit) : {};
    case 'age': {
      const { kind: _, start: _start, end: _end, text: _text, ...bounds } = figure;
      return { value: bounds, unit: '세' };
    }
    case 'phone':
      return { value: figure.number };
    default:
      return { value: figure.text };
  }
}

/** A recruiting period with both its days is over after the second. */
function validityOf(figures: Figure[]): Pick<Fact, 'validFrom' | 'validUntil'> {
  const span = figures.find((figure) => figure.kind === 'date' && figure.until !== undefined);
  if (span?.kind !== 'date' || span.until === undefined) return {};
  const [validFrom, validUntil] = [span.from, span.until].map((day) => day.slice(0, 10)) as [string, string];
  const isWhole = [validFrom, validUntil].every((day) => /^\d{4}-\d\d-\d\d$/.test(day));
  return isWhole && validFrom <= validUntil ? { validFrom, validUntil } : {};
}
