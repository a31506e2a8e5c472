import { amountsIn, figuresIn } from '../conversation/figures.ts';
import type { Fault } from './data-file.ts';
import type { KnowledgeData, KnowledgeDocument } from './load.ts';
import type { Fact } from './schema.ts';

/** Cross-checks that no schema sees: references, dates, figures. `today` is YYYY-MM-DD. */
export function checkKnowledge(data: KnowledgeData, today: string): Fault[] {
  const faults: Fault[] = [];
  const cityFile = 'knowledge/city.yaml';

  for (const document of data.documents.values()) {
    const report: Report = (place, message) =>
      faults.push({
        file: document.file,
        message: `${document.id}: ${message}`,
        ...(typeof place === 'string'
          ? { line: 0, near: place.slice(0, 12) }
          : { line: document.lineOf(place) }),
      });
    checkReferences(document, data, report);
    checkFacts(document, data, today, report);
    checkFigures(document, data, report);
  }

  for (const source of data.sources.values()) {
    if (source.published !== null && source.published > today) {
      faults.push({
        file: 'knowledge/sources.yaml',
        line: 0,
        near: `id: ${source.id}`,
        message: `${source.id}: published ${source.published} lies in the future`,
      });
    }
    if (source.published === null && source.publishedNote === undefined) {
      faults.push({
        file: 'knowledge/sources.yaml',
        line: 0,
        near: `id: ${source.id}`,
        message: `${source.id}: no date and no note why`,
      });
    }
  }

  const { city } = data;
  for (const id of city.mainContacts) {
    if (data.documents.get(id)?.type !== 'center')
      faults.push({
        file: cityFile,
        line: 0,
        near: 'mainContacts',
        message: `mainContacts: no centre ${id}`,
      });
  }
  for (const { id, source } of [
    ...city.crisisLines,
    ...(city.mainSource ? [{ id: 'mainSource', source: city.mainSource.id }] : []),
  ]) {
    if (!data.sources.has(source))
      faults.push({ file: cityFile, line: 0, near: id, message: `${id}: no source ${source}` });
  }
  for (const ward of city.wards) {
    if (!data.sources.has(ward.source))
      faults.push({
        file: cityFile,
        line: 0,
        near: ward.name,
        message: `${ward.name}: no source ${ward.source}`,
      });
  }
  checkNames(data, faults);
  return faults;
}

/** Takes the path of the record's part at fault, or the beginning of the text where it stands. */
type Report = (place: PropertyKey[] | string, message: string) => void;

function checkReferences(document: KnowledgeDocument, data: KnowledgeData, report: Report): void {
  document.askAt.forEach((id, index) => {
    if (data.documents.get(id)?.type !== 'center') report(['askAt', index], `no centre ${id}`);
  });
  for (const field of ['members', 'related'] as const) {
    document[field].forEach((id, index) => {
      if (!data.documents.has(id)) report([field, index], `no document ${id}`);
      if (id === document.id) report([field, index], 'refers to itself');
    });
  }
  document.facts.forEach((fact, index) => {
    for (const id of [fact.source, ...(fact.alsoIn ?? [])]) {
      if (!data.sources.has(id)) report(['facts', index, 'source'], `${fact.id}: no source ${id}`);
    }
  });
  document.notStated.forEach(({ source, topic }, index) => {
    if (source !== undefined && !data.sources.has(source))
      report(['notStated', index, 'source'], `${topic}: no source ${source}`);
  });
  const known = new Set(document.facts.map(({ id }) => id));
  document.conflicts.forEach((conflict, index) => {
    for (const id of conflict.facts) {
      if (!known.has(id)) report(['conflicts', index, 'facts'], `${conflict.id}: no fact ${id}`);
    }
  });
}

function checkFacts(document: KnowledgeDocument, data: KnowledgeData, today: string, report: Report): void {
  const ids = new Set<string>();
  document.facts.forEach((fact, index) => {
    const at = ['facts', index];
    if (ids.has(fact.id)) report(at, `fact ${fact.id} stands twice`);
    ids.add(fact.id);
    if (fact.asOf !== null && fact.asOf > today)
      report([...at, 'asOf'], `${fact.id}: asOf ${fact.asOf} lies in the future`);
    if (fact.validFrom !== undefined && fact.validUntil !== undefined && fact.validFrom > fact.validUntil) {
      report([...at, 'validUntil'], `${fact.id}: ends before it begins`);
    }
    const published = data.sources.get(fact.source)?.published;
    if (published && fact.asOf && fact.asOf.slice(0, 4) > published.slice(0, 4)) {
      report([...at, 'asOf'], `${fact.id}: asOf ${fact.asOf} is later than its source (${published})`);
    }
    for (const missing of valuesNotTold(fact))
      report([...at, 'value'], `${fact.id}: the statement does not tell the value ${missing}`);
  });
  for (const { id } of document.conflicts) {
    if (ids.has(id)) report(['conflicts'], `conflict ${id} has a fact's id`);
    ids.add(id);
  }
}

function valuesNotTold(fact: Fact): number[] {
  if (fact.value === undefined) return [];
  const values = typeof fact.value === 'object' ? Object.values(fact.value) : [fact.value];
  const told = new Set(amountsIn(fact.statement));
  return values.filter((value) => typeof value === 'number').filter((value) => !told.has(Math.abs(value)));
}

function checkFigures(document: KnowledgeDocument, data: KnowledgeData, report: Report): void {
  const figuresOf = (facts: Fact[]) => new Set(facts.flatMap((fact) => figuresIn(citedText(fact, data))));
  const all = figuresOf(document.facts);
  const name = [document.name, ...document.aliases].join(' ');
  for (const figure of figuresIn(name)) all.add(figure);
  const check = (path: PropertyKey[] | string, text: string, supported: Set<string>) => {
    for (const figure of figuresIn(text)) {
      if (!supported.has(figure)) report(path, `figure ${figure} is in no fact: «${text.slice(0, 60)}»`);
    }
  };
  check(['summary'], document.summary, all);
  for (const paragraph of document.body) check(paragraph, paragraph, all);
  document.conflicts.forEach((conflict, index) => {
    const facts = document.facts.filter(({ id }) => conflict.facts.includes(id));
    check(['conflicts', index, 'explanation'], conflict.explanation, figuresOf(facts));
  });
}

/** Everything of a fact that a citation shows beside it. */
function citedText(fact: Fact, data: KnowledgeData): string {
  const published = data.sources.get(fact.source)?.published ?? '';
  return [
    fact.statement,
    fact.note ?? '',
    (fact.asOf ?? '').replaceAll('-', ' '),
    published.replaceAll('-', ' '),
  ].join(' ');
}

/** A name that stands for two documents makes every question about either a guess. */
function checkNames(data: KnowledgeData, faults: Fault[]): void {
  const owner = new Map<string, KnowledgeDocument>();
  for (const document of data.documents.values()) {
    for (const name of [document.name, ...document.aliases]) {
      const key = name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
      const other = owner.get(key);
      if (other !== undefined && other !== document) {
        faults.push({
          file: document.file,
          line: document.lineOf(['aliases']),
          message: `${document.id}: the name ${name} is also ${other.id}'s`,
        });
      }
      owner.set(key, document);
    }
  }
}
