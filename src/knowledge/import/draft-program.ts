import { squeeze } from '../../conversation/text.ts';
import type { KnowledgeData, KnowledgeDocument } from '../load.ts';
import { withParticle } from '../particles.ts';
import type { Fact, NotStated, Program } from '../schema.ts';
import { draftFacts, type ProposedFact } from './draft-facts.ts';
import type { Figure } from './figure.ts';
import { findFigures } from './find-figures.ts';
import type { ImportRecord } from './import-record.ts';

/** A fact of the knowledge base that a proposed one takes the place of, or differs from. */
export interface Outdated {
  fact: Fact;
  /** The same document said it before: the fact is replaced under its id. Else both stand, each with its date. */
  isReplaced: boolean;
}

export interface ProgramDraft {
  id: string;
  /** There is such a program already. */
  existing?: Extract<KnowledgeDocument, { type: 'program' }> | undefined;
  name: string;
  summary: string;
  kinds: Program['kinds'][number][];
  audiences: Program['audiences'][number][];
  facts: (ProposedFact & { outdates: Outdated[]; isKnown: boolean })[];
  notStated: NotStated[];
}

const callWords =
  /(?:\s|^)(?:(?:신규|추가|재)?\s?(?:참여자|참가자|수강생|교육생|신청자|지원자|근로자|대상자|입주자)?\s?(?:추가\s?)?(?:모집|선발|접수|신청)?\s?(?:재)?(?:공고|안내|알림|계획|모집))(?:문)?$/u;

/** The name of the program in a title: without the year and what the notice does. */
export function programNameIn(title: string): string {
  const dates = findFigures(title).filter((figure) => figure.kind === 'date');
  const plain = dates.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), title);
  return plain.replace(callWords, '').replace(/\s+/gu, ' ').trim() || title;
}

/**
 * A program document from an import, by rules alone: what it states as facts, each with its span; what a notice is
 * expected to state and this one does not as not stated. `program`: the id it is to get.
 */
export function draftProgram(record: ImportRecord, data: KnowledgeData, program?: string): ProgramDraft {
  const existing = findProgram(record, data, program);
  const text = squeeze([record.title, ...record.passages.map((passage) => passage.text)].join(' '));
  const named = <Id extends string>(entries: { id: Id; words: string[] }[]) =>
    entries.filter(({ words }) => words.some((word) => text.includes(squeeze(word)))).map(({ id }) => id);
  const name = existing?.name ?? programNameIn(record.title);
  const proposed = draftFacts(record, data.aspects);
  const facts = fitFacts(proposed, existing?.facts ?? []);
  const stated = new Set([
    ...proposed.map(({ fact }) => fact.aspect),
    ...(existing?.facts ?? []).map(({ aspect }) => aspect),
  ]);
  return {
    id: existing?.id ?? program ?? record.id,
    existing,
    name,
    summary: existing?.summary ?? `${withParticle(name, '을/를')} 알리는 글에 나온 내용이에요.`,
    kinds: existing?.kinds ?? named(data.needs.kinds),
    audiences: existing?.audiences ?? named(data.needs.audiences),
    facts,
    notStated: data.aspects
      .filter(({ id, expected }) => expected && !stated.has(id))
      .map(({ id, label, labels }) => ({
        topic: label,
        aspect: id,
        source: record.id,
        asks: labels.slice(0, 3),
      })),
  };
}

function findProgram({ id, title }: ImportRecord, { documents }: KnowledgeData, wanted?: string) {
  const programs = [...documents.values()].filter((document) => document.type === 'program');
  if (wanted !== undefined) return programs.find((program) => program.id === wanted);
  // A program that already has facts of this document, else the one with the longest name in its title.
  const of = programs.find(({ facts }) => facts.some(({ source }) => source === id));
  const text = squeeze(title);
  const names = programs.flatMap((program) =>
    [program.name, ...program.aliases].map((name) => ({ program, name: squeeze(name) })),
  );
  const named = names
    .filter(({ name }) => name.length >= 4 && text.includes(name))
    .sort((left, right) => right.name.length - left.name.length);
  return of ?? named[0]?.program;
}

/** What a fact quotes from its document. */
function quoteOf({ statement }: Fact): string | undefined {
  return /«(.+)»/u.exec(statement)?.[1];
}

/** A fact's statement without its figures: facts that differ in figures only are about the same. */
function wordingOf(statement: string): string {
  const figures: Figure[] = findFigures(statement);
  return squeeze(
    figures.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), statement),
  );
}

/** Gives proposed facts ids that fit those of the program, and finds what they outdate. */
function fitFacts(proposed: ProposedFact[], known: Fact[]): ProgramDraft['facts'] {
  const taken = new Set(known.map(({ id }) => id));
  const paired = new Set<string>();
  const isSamePart = (fact: Fact) => (other: Fact) =>
    other.source === fact.source && other.aspect === fact.aspect && !paired.has(other.id);
  return proposed.map((proposal) => {
    const { fact } = proposal;
    const same =
      known.filter(isSamePart(fact)).find((other) => other.statement === fact.statement) ??
      known
        .filter(isSamePart(fact))
        .find((other) => wordingOf(other.statement) === wordingOf(fact.statement)) ??
      known
        .filter(isSamePart(fact))
        .find((other) => other.id === fact.id && labelOf(other) === labelOf(fact));
    if (same !== undefined) {
      paired.add(same.id);
      const isKnown = same.statement === fact.statement;
      const outdates = isKnown ? [] : [{ fact: same, isReplaced: true }];
      return { ...proposal, fact: { ...fact, id: same.id }, outdates, isKnown };
    }
    const id = freeId(fact.id, taken);
    taken.add(id);
    return { ...proposal, fact: { ...fact, id }, outdates: olderValues(fact, known), isKnown: false };
  });
}

const labelOf = (fact: Fact) => fact.statement.replace(quoteOf(fact) ?? '', '');

function freeId(id: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Facts of other documents about the same aspect, in the same unit, with another value and an earlier date. */
function olderValues(fact: Fact, known: Fact[]): Outdated[] {
  return known
    .filter(
      (other) =>
        other.source !== fact.source &&
        other.aspect === fact.aspect &&
        other.value !== undefined &&
        fact.value !== undefined &&
        other.unit === fact.unit &&
        JSON.stringify(other.value) !== JSON.stringify(fact.value) &&
        other.asOf !== null &&
        fact.asOf !== null &&
        other.asOf < fact.asOf,
    )
    .map((other) => ({ fact: other, isReplaced: false }));
}
