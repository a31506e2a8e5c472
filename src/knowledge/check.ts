import { amountsIn, figuresIn } from '../conversation/figures.ts';
import type { Fault, Located } from './data-file.ts';
import type { KnowledgeData, KnowledgeDocument } from './load.ts';
import type { Notice } from './notices.ts';
import type { Fact } from './schema.ts';

/** Cross-checks that no schema sees: references, dates, figures. `today` is YYYY-MM-DD. */
export function checkKnowledge(data: KnowledgeData, today: string): Fault[] {
  const faults: Fault[] = [];
  const reportIn =
    (file: string, { lineOf }: Located): Report =>
    (path, message) =>
      faults.push({ file, line: lineOf(path), message });

  for (const document of data.documents.values()) {
    const reportPlain = reportIn(document.file, document);
    const report: Report = (path, message) => reportPlain(path, `${document.id}: ${message}`);
    checkReferences(document, data, report);
    checkFacts(document, data, today, report);
    checkFigures(document, data, report);
  }

  for (const source of data.sources.values()) {
    const report = reportIn('knowledge/sources.yaml', source);
    if (source.published !== null && source.published > today)
      report(['published'], `${source.id}: published ${source.published} lies in the future`);
    if (source.published === null && source.publishedNote === undefined)
      report(['published'], `${source.id}: no date and no note why`);
  }

  for (const notice of data.notices) checkNotice(notice, data, reportIn(notice.file, notice));
  checkCity(data, reportIn('knowledge/city.yaml', data.city));
  checkPeople(data.people, reportIn('knowledge/people.yaml', data.people));
  checkNames(data, faults);
  return faults;
}

/** Takes the path of the record's part at fault. */
type Report = (path: PropertyKey[], message: string) => void;

function checkCity({ city, documents, sources }: KnowledgeData, report: Report): void {
  city.mainContacts.forEach((id, index) => {
    if (documents.get(id)?.type !== 'center')
      report(['mainContacts', index], `mainContacts: no centre ${id}`);
  });
  const checkSource = (path: PropertyKey[], name: string, source: string) => {
    if (!sources.has(source)) report(path, `${name}: no source ${source}`);
  };
  city.crisisLines.forEach(({ id, source }, index) => {
    checkSource(['crisisLines', index, 'source'], id, source);
  });
  if (city.mainSource) checkSource(['mainSource', 'id'], 'mainSource', city.mainSource.id);
  city.wards.forEach(({ name, source }, index) => {
    checkSource(['wards', index, 'source'], name, source);
  });
}

/** Its figures need no fact: the notice has a source and a date itself. One that has expired is no fault, it is silent. */
function checkNotice(notice: Notice, { documents, sources }: KnowledgeData, report: Report): void {
  notice.about.forEach((id, index) => {
    if (!documents.has(id)) report(['about', index], `no document ${id}`);
  });
  if (!sources.has(notice.source)) report(['source'], `no source ${notice.source}`);
  if (notice.expires < notice.published) report(['expires'], 'expires before it is published');
  if (notice.body.length === 0) report(['body'], 'the notice says nothing');
}

/** A word that stands for two would always mean the first. */
function checkPeople({ groups, occupations }: KnowledgeData['people'], report: Report): void {
  for (const [kind, entries] of Object.entries({ groups, occupations })) {
    const owner = new Map<string, number>();
    entries.forEach(({ words }, index) => {
      for (const [place, word] of words.entries()) {
        const key = word.replace(/\s/g, '');
        const other = owner.get(key);
        if (other !== undefined && other !== index)
          report([kind, index, 'words', place], `${kind}: ${word} stands for two`);
        owner.set(key, index);
      }
    });
  }
}

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
  const check = (path: PropertyKey[], text: string, supported: Set<string>) => {
    for (const figure of figuresIn(text)) {
      if (!supported.has(figure)) report(path, `figure ${figure} is in no fact: «${text.slice(0, 60)}»`);
    }
  };
  check(['summary'], document.summary, all);
  document.body.forEach((paragraph, index) => {
    check(['body', index], paragraph, all);
  });
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
