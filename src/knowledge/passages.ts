import type { Citation } from '../conversation/reply.ts';
import type { City } from './city.ts';
import type { KnowledgeData, KnowledgeDocument } from './load.ts';
import type { Notice } from './notices.ts';
import type { Conflict, Fact, NotStated, Source } from './schema.ts';

/** A citable piece of a document, and what kind of answer it gives. */
export type Passage = {
  /** `document#fact`, `document#body-1`, `document#summary`. Stable as long as the ids in the data are. */
  id: string;
  document: KnowledgeDocument;
  text: string;
  /** Ways people ask for it. */
  asks: string[];
} & (
  | { kind: 'fact'; fact: Fact }
  | { kind: 'not-stated'; notStated: NotStated }
  | { kind: 'conflict'; conflict: Conflict; facts: Fact[] }
  | { kind: 'body' }
  | { kind: 'summary' }
);

export type FactPassage = Extract<Passage, { kind: 'fact' }>;

export function passageId(document: string, part: string): string {
  return `${document}#${part}`;
}

/** The document that a passage's id names. */
export function documentOf(passage: string): string {
  return passage.split('#')[0] as string;
}

/** The facts that a passage states. */
export function factsOf(passage: Passage): Fact[] {
  return passage.kind === 'fact' ? [passage.fact] : passage.kind === 'conflict' ? passage.facts : [];
}

export function summaryOf(document: KnowledgeDocument): Passage {
  return {
    kind: 'summary',
    id: passageId(document.id, 'summary'),
    document,
    text: document.summary,
    asks: document.asks,
  };
}

export function passagesOf(document: KnowledgeDocument): Passage[] {
  const passages: Passage[] = [summaryOf(document)];
  for (const fact of document.facts) {
    passages.push({
      kind: 'fact',
      id: passageId(document.id, fact.id),
      document,
      text: fact.statement,
      asks: fact.asks,
      fact,
    });
  }
  document.notStated.forEach((notStated, index) => {
    passages.push({
      kind: 'not-stated',
      id: passageId(document.id, `not-stated-${index + 1}`),
      document,
      text: notStated.topic,
      asks: notStated.asks,
      notStated,
    });
  });
  for (const conflict of document.conflicts) {
    passages.push({
      kind: 'conflict',
      id: passageId(document.id, conflict.id),
      document,
      text: conflict.explanation,
      asks: conflict.asks,
      conflict,
      facts: document.facts.filter((fact) => conflict.facts.includes(fact.id)),
    });
  }
  document.body.forEach((text, index) => {
    passages.push({
      kind: 'body',
      id: passageId(document.id, `body-${index + 1}`),
      document,
      text,
      asks: [],
    });
  });
  return passages;
}

/** The source that most of a document's facts come from: what its summary and body rest on. */
export function mainSource(document: KnowledgeDocument): string | undefined {
  const counts = new Map<string, number>();
  for (const fact of document.facts)
    counts.set(fact.source, (counts.get(fact.source) ?? 0) + (fact.main ? 2 : 1));
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0];
}

export interface Citer {
  citeNotice(notice: Notice): Citation;
  cite(passage: Passage): Citation[];
  /** A phone line for someone in danger. */
  citeLine(line: City['crisisLines'][number]): Citation;
  citeFact(document: KnowledgeDocument, fact: Fact): Citation;
  /** The source that was read and does not say it; nothing when there is none. */
  citeSilence(
    document: KnowledgeDocument,
    topic: string,
    source: string | undefined,
    passage?: string,
  ): Citation[];
}

export function createCiter(data: KnowledgeData): Citer {
  function citation(source: Source, passage: string, text: string, asOf: string | null = null): Citation {
    return {
      source: source.id,
      title: source.title,
      publisher: source.publisher,
      published: source.published,
      url: source.url,
      asOf,
      passage,
      text,
    };
  }

  function sourceOf(id: string): Source {
    const source = data.sources.get(id);
    // The data is checked before it is served; a gap here is a programming mistake.
    if (source === undefined) throw new Error(`source ${id} does not exist`);
    return source;
  }

  const citer: Citer = {
    citeFact(document, fact) {
      const text = fact.note === undefined ? fact.statement : `${fact.statement} ${fact.note}`;
      return citation(sourceOf(fact.source), passageId(document.id, fact.id), text, fact.asOf);
    },
    citeSilence(document, topic, source, passage = passageId(document.id, 'summary')) {
      if (source === undefined) return [];
      return [citation(sourceOf(source), passage, `${document.name}: ${topic} — 이 자료에 나와 있지 않음`)];
    },
    citeLine({ id, name, phone, source, asOf, ...line }) {
      const text = `${name} ${phone}: ${line.for}`;
      return citation(sourceOf(source), passageId(data.city.id, id), text, asOf);
    },
    citeNotice({ id, source, body, published }) {
      return citation(sourceOf(source), passageId('notices', id), body.join(' '), published);
    },
    cite(passage) {
      switch (passage.kind) {
        case 'fact':
          return [citer.citeFact(passage.document, passage.fact)];
        case 'conflict':
          return passage.facts.map((fact) => citer.citeFact(passage.document, fact));
        case 'not-stated':
          return citer.citeSilence(passage.document, passage.text, passage.notStated.source, passage.id);
        default: {
          const id = mainSource(passage.document);
          return id === undefined ? [] : [citation(sourceOf(id), passage.id, passage.text)];
        }
      }
    },
  };
  return citer;
}
