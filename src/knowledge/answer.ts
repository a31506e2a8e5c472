import type { AspectFinder, AspectMatch } from './aspects.ts';
import { type Companions, createCompanions } from './companions.ts';
import type { KnowledgeDocument } from './load.ts';
import type { Passage } from './passages.ts';
import { type Candidate, createRanker, type MainSource } from './rank.ts';
import type { Aspect, Conflict, Fact } from './schema.ts';
import type { QueryReader, SearchIndex } from './search.ts';

export interface Question {
  text: string;
  /** Documents that the text names, and the names as they stand in it. */
  mentions: { document: string; name: string }[];
  /** Documents of the turn before; used when the text names none. */
  carried: string[];
  /** Periods asked about; empty when none is. */
  periods: string[];
  /** A half-year without its year. */
  half?: 'H1' | 'H2' | undefined;
  /** The question is about today. */
  asksNow: boolean;
  /** The question is short or points back: «그럼 몇 명?». */
  pointsBack: boolean;
  /** Facts that were not known yet on this day (YYYY-MM-DD) are left out. */
  asOf: string;
  /** What the question before was about; it counts when this one says nothing of its own. */
  carriedAspects?: Aspect[];
  /** What the intent says the question is about, when its words do not. */
  expectedAspects?: Aspect[];
  /** What the intent says must be told whatever else is asked. */
  requiredAspects?: Aspect[];
}

export type AnswerPart =
  | { type: 'facts'; document: KnowledgeDocument; aspect: Aspect; lead: Fact; others: Fact[] }
  | { type: 'conflict'; document: KnowledgeDocument; conflict: Conflict; facts: Fact[] }
  | {
      type: 'not-stated';
      document: KnowledgeDocument;
      topic: string;
      /** The source that was read and is silent; undefined when no source says it. */
      source: string | undefined;
      passage: string | undefined;
      /** What is known nearby: another year, another figure. */
      nearby: Fact[];
    }
  | { type: 'text'; document: KnowledgeDocument; passage: Passage };

export interface Answer {
  /** The document the answer is about; null when nothing was found. */
  document: KnowledgeDocument | null;
  /** Empty when no passage answers; the document is then all there is to tell of. */
  parts: AnswerPart[];
  /** The document is known, but what was asked about it stands nowhere. */
  besideThePoint: boolean;
  /** 0 to about 2; how well the best passage fits. */
  score: number;
}

export interface Answerer {
  answer(question: Question): Answer;
  /** Passages that may hold what the answer lacks, best first. */
  evidence(question: Question): Passage[];
}

/** How well the words must fit for a passage to be believed, by what else speaks for it. */
const accepted = {
  withSubject: 0.15,
  withoutSubject: 0.24,
  /** A document that was not named says it, though another was. */
  stranger: { program: 0.55, topic: 0.28, center: 0.28 },
  /** A passage that says outright what its sources leave out. */
  silence: 0.3,
} as const;
/** From here the words of a question single out one passage, whatever else they hint at. */
const singlesOut = 0.5;
/** From here the words of a question say what it is about, whatever its intent expects. */
const saysItself = 0.3;
/** How many passages are looked through for what no rule finds. */
const mostEvidence = 12;
const mostParts = 3;
const mostSubjects = 3;

/** What remains of a question about a document as a whole, names and question words aside. */
const aboutTheWhole =
  /^(?:사업|프로그램|과정|제도|정보|내용|관련|대해서?|소개|설명|자세히|조금|쉽게|원래|하는|것|거|이|가|은|는|을|를|요|뭐|무엇|머|뭔데|뭔|도|처음|들어보|대한|한|그|란|이란|라는|게|무신|뜻|의미|궁금|있|좀|더|에|의)*$/u;

export function createAnswerer(options: {
  documents: Map<string, KnowledgeDocument>;
  index: SearchIndex;
  reader: QueryReader;
  aspects: AspectFinder;
  mainSource?: MainSource | undefined;
}): Answerer {
  const { documents, reader, aspects } = options;
  const ranker = createRanker({ ...options, subjectOf });
  const companions: Companions = createCompanions({ aspects, ranker });

  function answer(question: Question): Answer {
    const subjects = subjectsOf(question);
    if (subjects.length < 2) return answerAbout(subjects[0], question);
    // «고용센터랑 새일센터 전화번호»: each is asked for on its own, and who has nothing to say stays out.
    const answers = subjects.map((subject) =>
      answerAbout(subject, {
        ...question,
        mentions: question.mentions.filter(({ document }) => document === subject.id),
        // «그거 얼마 줘요» after a list is asked of each thing on it.
        ...(question.mentions.length === 0 && { carried: [subject.id] }),
      }),
    );
    const told = answers.filter(({ parts }) =>
      parts.some(({ type }) => type === 'facts' || type === 'conflict'),
    );
    if (told.length < 2 || askedOf(question).every(({ firm }) => !firm))
      return answerAbout(subjects[0], question);
    return { ...(told[0] as Answer), parts: told.flatMap(({ parts }) => parts.slice(0, 1)) };
  }

  function answerAbout(document: KnowledgeDocument | undefined, question: Question): Answer {
    let asked = askedOf(question);
    let ranked = ranker.rank(question, asked);
    const saysWhat = asked.some(({ firm }) => firm);
    if (document !== undefined && !saysWhat && asksForTheWhole(question)) return nothing(document);
    const isVague = () =>
      ranked.every(({ passage, words }) => words < saysItself || !isFamily(question, passage.document));
    if (document !== undefined && !saysWhat && isVague()) {
      asked = [
        ...asked,
        ...(question.expectedAspects ?? []).map((aspect) => ({ aspect, cue: '', firm: true })),
      ];
      ranked = ranker.rank(question, asked);
    }
    const firm = asked.filter((match) => match.firm).map(({ aspect }) => aspect);
    const first = ranked[0];
    if (document === undefined) {
      if (first === undefined || first.words < accepted.withoutSubject) return nothing(null, first?.score);
      return told(first, ranked, firm, question);
    }

    const family = ranked.filter(({ passage }) => isFamily(question, passage.document));
    // A whole answers for its part only where the part itself has nothing on the matter.
    const exact = family.filter(({ passage }) => isNamed(question, passage.document));
    const own = exact.some(({ fit }) => fit === 'firm') ? exact : family;
    // «신중년 자격»: everything of the aspect is asked for, so no single passage is singled out by its words.
    const isBroad = saysWhat && ranker.isBroad(question, asked);
    const plain = own.find(({ passage, fit }) => fit === 'firm' && passage.kind === 'fact');
    const best = isBroad && plain !== undefined ? { ...plain, words: 0 } : own[0];
    // A question of hardly a word beside the name is about what was named.
    const stranger = ranker.saysMuch(question, asked)
      ? ranked.find(
          ({ passage }) =>
            (passage.kind === 'fact' || passage.kind === 'summary') && !isFamily(question, passage.document),
        )
      : undefined;
    if (
      document.type !== 'program' &&
      stranger !== undefined &&
      !(saysWhat && own.some(({ fit }) => fit === 'firm'))
    ) {
      // A topic or an office is often named in passing: a passage elsewhere that says much more of it wins.
      const inside = Math.max(0, ...own.map(({ words }) => words));
      if (stranger.words >= accepted.stranger[document.type] && stranger.words > 1.5 * inside)
        return told(stranger, ranked, firm, question);
    }
    if (best?.passage.kind === 'summary' && firm.length === 0) return nothing(document, best.score);
    if (best !== undefined && isBelieved(best, document, firm)) return told(best, own, firm, question);
    if (
      stranger !== undefined &&
      stranger.words >= accepted.stranger[document.type] &&
      stranger.words > (best?.words ?? 0)
    ) {
      return told(stranger, ranked, firm, question);
    }
    if (firm[0] !== undefined) return silent(document, firm[0], question);
    return { ...nothing(document, best?.score), besideThePoint: !asksForTheWhole(question) };
  }

  function isBelieved(
    { passage, fit, words, figures }: Candidate,
    document: KnowledgeDocument,
    firm: Aspect[],
  ): boolean {
    if (fit === 'firm' || figures >= 2) return true;
    if (passage.kind === 'not-stated' && words >= accepted.silence) return true;
    if (fit === 'near' && words >= accepted.withSubject / 2) return true;
    if (
      fit === 'hint' &&
      passage.kind === 'fact' &&
      document.type !== 'center' &&
      passage.document === document
    )
      return true;
    return passage.kind !== 'summary' && words >= (firm.length === 0 ? accepted.withSubject : singlesOut);
  }

  /** The answer that a chosen passage leads to, with what belongs beside it. */
  function told(best: Candidate, ranked: Candidate[], firm: Aspect[], question: Question): Answer {
    const { document } = best.passage;
    const bestAspect = ranker.aspectOf(best.passage);
    if (best.passage.kind === 'fact' && ranker.isOffTheMark(best.passage, question)) {
      return silent(document, best.passage.fact.aspect, question);
    }
    // The need is met by a document as a whole.
    if (best.passage.kind === 'summary') return nothing(document, best.score);
    const parts = companions.withConflict(companions.partOf(best, ranked, question), question);
    // The number of fields without their names is half an answer.
    const wanted = [
      ...firm,
      ...(question.requiredAspects ?? []),
      ...(bestAspect === 'count' ? ['list' as const] : []),
    ];
    for (const aspect of new Set(wanted)) {
      if (parts.length >= mostParts || bestAspect === aspect) continue;
      const next = nextAbout(aspect, ranked, best, question);
      if (next === undefined) continue;
      parts.push(...companions.withConflict(companions.partOf(next, ranked, question), question));
    }
    const gap =
      best.passage.kind === 'fact' && best.words > 0 ? companions.gapBeside(best, ranked) : undefined;
    return {
      document,
      parts: gap === undefined ? parts : [gap, ...parts],
      besideThePoint: false,
      score: best.score,
    };
  }

  /** A passage of the same document about a further aspect, or nearly about it. */
  function nextAbout(
    aspect: Aspect,
    ranked: Candidate[],
    best: Candidate,
    question: Question,
  ): Candidate | undefined {
    const told = ranker.aspectOf(best.passage);
    for (const about of [aspect, ...aspects.near(aspect)]) {
      if (about === told) continue;
      const next = ranked.find(({ passage, words }) => {
        if (passage.document !== best.passage.document || ranker.aspectOf(passage) !== about) return false;
        if (passage.kind === 'not-stated') return words >= accepted.silence;
        return passage.kind === 'fact' && !ranker.isOffTheMark(passage, question);
      });
      if (next !== undefined) return next;
    }
    return undefined;
  }

  function silent(document: KnowledgeDocument, aspect: Aspect, question: Question): Answer {
    return {
      document,
      parts: [companions.silence(document, aspect, question)],
      besideThePoint: false,
      score: 1,
    };
  }

  function nothing(document: KnowledgeDocument | null, score = 0): Answer {
    return { document, parts: [], besideThePoint: false, score };
  }

  function asksForTheWhole(question: Question): boolean {
    const rest = reader
      .read(
        question.text,
        question.mentions.map(({ name }) => name),
      )
      .replaceAll(/[^\p{L}]/gu, '');
    return rest.length <= 2 || aboutTheWhole.test(rest);
  }

  function subjectsOf(question: Question): KnowledgeDocument[] {
    const named = [...new Set(question.mentions.map(({ document }) => document))].flatMap(
      (id) => documents.get(id) ?? [],
    );
    if (named.length === 0)
      return question.pointsBack
        ? question.carried.slice(0, mostSubjects).flatMap((id) => documents.get(id) ?? [])
        : [];
    // An office named beside a program, or a topic beside either, mostly only says where or about what.
    const strongest = ['program', 'center', 'topic']
      .map((type) => named.filter((document) => document.type === type))
      .find(({ length }) => length > 0);
    return (strongest ?? []).slice(0, mostSubjects);
  }

  function subjectOf(question: Question): KnowledgeDocument | undefined {
    return subjectsOf(question)[0];
  }

  /** «그 전년도는요?», «65세 넘은 사람은요?»: a question without an aspect of its own takes the one before. */
  function askedOf(question: Question): AspectMatch[] {
    // The names are taken out first: «실업급여» is no question about pay.
    const text = question.mentions.reduce(
      (rest, { document, name }) =>
        name === '' || documents.get(document)?.type === 'topic' ? rest : rest.replaceAll(name, ' '),
      question.text,
    );
    const own = aspects.find(text);
    if (own.some(({ firm }) => firm) || question.carriedAspects === undefined) return own;
    return [...own, ...question.carriedAspects.map((aspect) => ({ aspect, cue: '', firm: true }))];
  }

  function namedIn(question: Question): string[] {
    return question.mentions.length > 0
      ? question.mentions.map(({ document }) => document)
      : question.carried;
  }

  function isNamed(question: Question, document: KnowledgeDocument): boolean {
    return namedIn(question).includes(document.id);
  }

  /** The document was named, or stands in for one that was: a whole for its part, a part for its whole. */
  function isFamily(question: Question, document: KnowledgeDocument): boolean {
    return namedIn(question).some(
      (id) =>
        id === document.id ||
        document.members.includes(id) ||
        documents.get(id)?.members.includes(document.id) === true,
    );
  }

  function evidence(question: Question): Passage[] {
    const hasSubject = subjectsOf(question).length > 0;
    return ranker
      .rank(question, askedOf(question))
      .map(({ passage }) => passage)
      .filter((passage) => {
        if (hasSubject && !isFamily(question, passage.document)) return false;
        if (passage.kind === 'not-stated') return false;
        if (passage.kind === 'fact') return !ranker.isOffTheMark(passage, question);
        // What carries no date answers for no particular time.
        return question.periods.length === 0 && question.half === undefined;
      })
      .slice(0, mostEvidence);
  }

  return { answer, evidence };
}
