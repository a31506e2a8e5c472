import { figuresIn } from '../conversation/figures.ts';
import type { Question } from './answer.ts';
import type { AspectFinder, AspectMatch } from './aspects.ts';
import { bigrams } from './bigrams.ts';
import type { KnowledgeDocument } from './load.ts';
import type { FactPassage, Passage } from './passages.ts';
import { isKnownBy, periodFits, yearOf } from './period.ts';
import type { Aspect, Fact } from './schema.ts';
import type { QueryReader, SearchIndex } from './search.ts';

/** The document people mean when they only say «the article», and how they call it. */
export interface MainSource {
  id: string;
  /** Year of publication. */
  year: string;
  words: string[];
}

/** A passage that was considered, and what spoke for it. */
export interface Candidate {
  passage: Passage;
  /** How well its words fit, as the search scores them. */
  words: number;
  /** Whether it is about what the question asks for: in so many words, nearly, as hinted, or not. */
  fit: 'firm' | 'near' | 'hint' | null;
  /** How many figures of the question stand in it. */
  figures: number;
  score: number;
}

export interface Ranker {
  /** Best first. */
  rank(question: Question, asked: AspectMatch[]): Candidate[];
  /** Whether anything to speak of remains of the question beside names and question words. */
  saysMuch(question: Question, asked: AspectMatch[]): boolean;
  /** Whether hardly anything remains beside names, question words and the cues: «신중년 자격». */
  isBroad(question: Question, asked: AspectMatch[]): boolean;
  aspectOf(passage: Passage): Aspect | undefined;
  /** The fact speaks of another time or comes from another source than the one asked about. */
  isOffTheMark(passage: FactPassage, question: Question): boolean;
  /** Whether the fact is about another time than the one asked about. */
  isOfAnotherTime(fact: Fact, question: Question): boolean;
}

// What speaks for a passage beside its words.
const weight = {
  mentioned: { program: 0.6, topic: 0.6, center: 0.4 },
  /** The first name of a sentence is mostly its subject. */
  firstMentioned: 0.1,
  /** Documents that contain the named one or belong to it; others that are merely related. */
  family: 0.3,
  related: 0.15,
  carried: 0.5,
  carriedPointingBack: 0.8,
  aspect: { firm: 0.5, near: 0.2, hint: 0.2 },
  otherAspect: -0.25,
  otherSource: -0.5,
  silentSource: 0.2,
  periodFits: 0.3,
  periodDiffers: -0.6,
  /** Share of a document's fit to a described need that its facts take over. */
  need: 0.6,
  figure: 0.35,
  /** What is known goes before what is not, unless the words clearly ask for just that. */
  silence: -0.1,
  body: -0.2,
  summary: -0.1,
  main: 0.05,
  /** A question about today wants the newest fact first; per year since 2000. */
  newer: 0.02,
} as const;
const considered = 400;
const fewestPairs = 4;

function periodsOf(fact: Fact): string[] {
  return [fact.period, fact.asOf ?? undefined].filter((period) => period !== undefined);
}

function aspectOf(passage: Passage): Aspect | undefined {
  if (passage.kind === 'fact') return passage.fact.aspect;
  if (passage.kind === 'not-stated') return passage.notStated.aspect;
  if (passage.kind === 'conflict') return passage.facts[0]?.aspect;
  return undefined;
}

function figuresAsked(question: Question): string[] {
  return figuresIn(question.text).filter(
    (figure) => figure.length > 1 && !question.periods.some((period) => period.includes(figure)),
  );
}

function factPeriodScore(fact: Fact, question: Question): number {
  if (question.periods.length === 0) {
    if (question.half === undefined || fact.period === undefined) return 0;
    return fact.period.endsWith(question.half) ? weight.periodFits : weight.periodDiffers / 2;
  }
  const { period, asOf } = fact;
  if (period !== undefined && question.periods.some((asked) => periodFits(asked, period)))
    return weight.periodFits;
  // The year of the document counts when the fact itself is about another time: «2021년 기사에 나온 2020년 고용률».
  if (asOf !== null && question.periods.some((asked) => asked.length === 4 && asked === yearOf(asOf)))
    return weight.periodFits / 2;
  if (period === undefined && asOf === null) return 0;
  return period === undefined ? weight.periodDiffers / 2 : weight.periodDiffers;
}

function periodScore(passage: Passage, question: Question): number {
  if (passage.kind === 'fact') return factPeriodScore(passage.fact, question);
  if (passage.kind !== 'conflict' || question.periods.length === 0) return 0;
  const fits = passage.facts.some((fact) =>
    periodsOf(fact).some((known) => question.periods.some((asked) => periodFits(asked, known))),
  );
  return fits ? weight.periodFits : weight.periodDiffers;
}

export function createRanker(options: {
  documents: Map<string, KnowledgeDocument>;
  index: SearchIndex;
  reader: QueryReader;
  aspects: AspectFinder;
  mainSource?: MainSource | undefined;
  subjectOf: (question: Question) => KnowledgeDocument | undefined;
}): Ranker {
  const { documents, index, reader, aspects, mainSource, subjectOf } = options;
  const summaryOf = new Map(
    index.passages.filter(({ kind }) => kind === 'summary').map((passage) => [passage.document.id, passage]),
  );
  const parents = new Map<string, string[]>();
  for (const document of documents.values()) {
    for (const member of document.members) parents.set(member, [...(parents.get(member) ?? []), document.id]);
  }

  /** «기사에 나와요?»: the question is about what the main document says, not about what is known today. */
  function asksForMainSource(question: Question): boolean {
    if (mainSource === undefined || !mainSource.words.some((word) => question.text.includes(word)))
      return false;
    return question.periods.every((period) => mainSource.year === yearOf(period));
  }

  function priorOf(question: Question): Map<string, number> {
    const prior = new Map<string, number>();
    const raise = (id: string, value: number) => prior.set(id, Math.max(prior.get(id) ?? 0, value));
    question.mentions.forEach(({ document: id }, position) => {
      const document = documents.get(id);
      if (document === undefined) return;
      raise(id, weight.mentioned[document.type] + (position === 0 ? weight.firstMentioned : 0));
      for (const near of [...document.members, ...(parents.get(id) ?? [])]) raise(near, weight.family);
      for (const near of document.related) raise(near, weight.related);
    });
    if (question.mentions.length > 0) return prior;
    const value = question.pointsBack ? weight.carriedPointingBack : weight.carried;
    for (const id of question.carried) {
      raise(id, value);
      for (const near of [...(documents.get(id)?.members ?? []), ...(parents.get(id) ?? [])])
        raise(near, value / 2);
    }
    return prior;
  }

  /** What remains of the question beside names and question words. */
  function queryOf(question: Question, asked: AspectMatch[]): string {
    const hasSubject = subjectOf(question) !== undefined;
    // A topic's name is made of the very words its facts use; a program's name says nothing more of its facts.
    const names = question.mentions
      .filter(({ document }) => documents.get(document)?.type !== 'topic')
      .map(({ name }) => name);
    // Without a subject, words such as 전화번호 would match every office alike; what is asked is known from the cue.
    const cues = hasSubject ? [] : asked.filter(({ firm }) => firm).map(({ cue }) => cue);
    return reader.read(question.text, [...names, ...cues]);
  }

  /** How well each passage's words fit; passages of the documents in question are in it even at 0. */
  function wordsOf(
    question: Question,
    asked: AspectMatch[],
    prior: Map<string, number>,
  ): Map<Passage, number> {
    const hasSubject = subjectOf(question) !== undefined;
    const query = queryOf(question, asked);
    const words = new Map<Passage, number>();
    for (const hit of index.search(query, { ignoreNames: hasSubject, top: considered }))
      words.set(hit.passage, hit.score);
    for (const passage of index.passages) {
      if (hasSubject) {
        if (!words.has(passage) && (prior.get(passage.document.id) ?? 0) >= weight.carried / 2)
          words.set(passage, 0);
      } else if (passage.kind === 'fact') {
        // A document that meets the described need lends its facts some of that.
        const need = words.get(summaryOf.get(passage.document.id) as Passage) ?? 0;
        if (need > 0.1) words.set(passage, (words.get(passage) ?? 0) + weight.need * need);
      }
    }
    return words;
  }

  function rank(question: Question, asked: AspectMatch[]): Candidate[] {
    const firm = new Set<Aspect>(asked.filter((match) => match.firm).map(({ aspect }) => aspect));
    const near = new Set<Aspect>([...firm].flatMap((aspect) => aspects.near(aspect)));
    const hinted = new Set<Aspect>(asked.map(({ aspect }) => aspect));
    const fitOf = (aspect: Aspect | undefined): Candidate['fit'] => {
      if (aspect === undefined) return null;
      if (firm.has(aspect)) return 'firm';
      if (near.has(aspect)) return 'near';
      return hinted.has(aspect) ? 'hint' : null;
    };
    const onlyMain = asksForMainSource(question);
    const prior = priorOf(question);
    const figures = figuresAsked(question);
    const candidates: Candidate[] = [];
    for (const [passage, words] of wordsOf(question, asked, prior)) {
      if (passage.kind === 'fact' && !isKnownBy(passage.fact, question.asOf)) continue;
      const aspect = aspectOf(passage);
      const fit = fitOf(aspect);
      if (passage.kind === 'not-stated' && words < 0.2 && fit !== 'firm') continue;
      let score = words + (prior.get(passage.document.id) ?? 0) + periodScore(passage, question);
      if (fit !== null) score += weight.aspect[fit];
      else if (firm.size > 0 && aspect !== undefined && passage.kind !== 'not-stated')
        score += weight.otherAspect;
      if (passage.kind === 'not-stated' && words < 0.3) score += weight.silence;
      if (passage.kind === 'body') score += weight.body;
      if (passage.kind === 'summary') score += weight.summary;
      if (passage.kind === 'not-stated' && onlyMain && passage.notStated.source === mainSource?.id)
        score += weight.silentSource;
      if (passage.kind === 'fact') {
        if (onlyMain && passage.fact.source !== mainSource?.id) score += weight.otherSource;
        if (passage.fact.main) score += weight.main;
        if (question.asksNow && passage.fact.asOf !== null)
          score += weight.newer * (Number(yearOf(passage.fact.asOf)) - 2000);
      }
      let shared = 0;
      if (figures.length > 0 && (passage.kind === 'conflict' || passage.kind === 'fact')) {
        const known = new Set(figuresIn(passage.text));
        shared = figures.filter((figure) => known.has(figure)).length;
        score += weight.figure * Math.min(shared, 2);
      }
      candidates.push({ passage, words, fit, figures: shared, score });
    }
    return candidates.sort((left, right) => right.score - left.score);
  }

  function isBroad(question: Question, asked: AspectMatch[]): boolean {
    const cues = asked.map(({ cue }) => cue).filter((cue) => cue !== '');
    const rest = reader.read(question.text, [...question.mentions.map(({ name }) => name), ...cues]);
    return bigrams(rest).filter((pair) => pair.length > 1).length < 2;
  }

  return {
    rank,
    isBroad,
    saysMuch: (question, asked) => new Set(bigrams(queryOf(question, asked))).size >= fewestPairs,
    aspectOf,
    isOfAnotherTime: (fact, question) => factPeriodScore(fact, question) < 0,
    isOffTheMark: ({ fact }, question) =>
      factPeriodScore(fact, question) < 0 || (asksForMainSource(question) && fact.source !== mainSource?.id),
  };
}
