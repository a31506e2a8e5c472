import { squeeze } from '../conversation/text.ts';
import type { AnswerPart, Question } from './answer.ts';
import type { AspectFinder } from './aspects.ts';
import { bigrams } from './bigrams.ts';
import type { KnowledgeDocument } from './load.ts';
import type { FactPassage } from './passages.ts';
import { isKnownBy } from './period.ts';
import type { Candidate, Ranker } from './rank.ts';
import type { Aspect, Fact } from './schema.ts';

/** What belongs beside a chosen passage: the same for other years, where documents differ, what is missing. */
export interface Companions {
  partOf(candidate: Candidate, ranked: Candidate[], question: Question): AnswerPart;
  /** Where documents differ and no year was asked for, the difference is told. */
  withConflict(part: AnswerPart, question: Question): AnswerPart[];
  /** What is said to be missing from the very thing that a wider figure would pass for. */
  gapBeside(best: Candidate, ranked: Candidate[]): AnswerPart | undefined;
  /** That the documents do not say it, and what they say nearby. */
  silence(document: KnowledgeDocument, aspect: Aspect, question: Question): AnswerPart;
}

/** Below this, a question does not single out one fact of its aspect. */
const singlesOut = 0.5;
/** Statements this alike tell the same for different times. */
const alike = 0.34;
const mostFacts = 5;
const mostNearby = 2;

// Conditions, papers and the like are told in several facts; figures of one aspect may be about different things.
const inPieces = new Set<Aspect>([
  'eligibility',
  'priority',
  'exclusion',
  'documents',
  'list',
  'work',
  'recruitment',
  'how-to-apply',
  'hours',
  'duplication',
  'obligation',
  'procedure',
  'content',
]);

/** Shared syllable pairs of two statements, figures aside, 0 to 1. */
function likeness(left: string, right: string): number {
  const pairsOf = (text: string) => new Set(bigrams(squeeze(text.replace(/\d[\d,.]*/g, '0'))));
  const a = pairsOf(left);
  const b = pairsOf(right);
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / Math.max(a.size + b.size, 1);
}

export function createCompanions({ aspects, ranker }: { aspects: AspectFinder; ranker: Ranker }): Companions {
  function othersBeside(
    words: number,
    { document, fact }: FactPassage,
    ranked: Candidate[],
    question: Question,
  ): Fact[] {
    const broad = words < singlesOut && inPieces.has(fact.aspect);
    const differing = new Set(
      document.conflicts
        .filter((conflict) => conflict.facts.includes(fact.id))
        .flatMap((conflict) => conflict.facts),
    );
    return ranked
      .flatMap(({ passage }) =>
        passage.kind === 'fact' && passage.document === document ? [passage.fact] : [],
      )
      .filter(
        (other) => other !== fact && other.aspect === fact.aspect && !ranker.isOfAnotherTime(other, question),
      )
      .filter(
        (other) => broad || differing.has(other.id) || likeness(other.statement, fact.statement) >= alike,
      )
      .slice(0, mostFacts - 1);
  }

  function nearby(document: KnowledgeDocument, aspect: Aspect, question: Question): Fact[] {
    const known = document.facts.filter((fact) => isKnownBy(fact, question.asOf));
    const about = (wanted: Aspect[]) => known.filter((fact) => wanted.includes(fact.aspect));
    const same = about([aspect]);
    return (same.length > 0 ? same : about(aspects.near(aspect)))
      .sort((left, right) => (right.asOf ?? '').localeCompare(left.asOf ?? ''))
      .slice(0, mostNearby);
  }

  return {
    partOf({ passage, words }, ranked, question) {
      const { document } = passage;
      switch (passage.kind) {
        case 'fact':
          return {
            type: 'facts',
            document,
            aspect: passage.fact.aspect,
            lead: passage.fact,
            others: othersBeside(words, passage, ranked, question),
          };
        case 'conflict':
          return { type: 'conflict', document, conflict: passage.conflict, facts: passage.facts };
        case 'not-stated': {
          const { topic, source, aspect } = passage.notStated;
          return {
            type: 'not-stated',
            document,
            topic,
            source,
            passage: passage.id,
            nearby: nearby(document, aspect, question),
          };
        }
        default:
          return { type: 'text', document, passage };
      }
    },
    withConflict(part, question) {
      if (part.type !== 'facts' || question.periods.length > 0) return [part];
      const { document, lead, others } = part;
      const conflict = document.conflicts.find(({ facts }) => facts.includes(lead.id));
      if (conflict === undefined) return [part];
      const facts = document.facts.filter(
        (fact) => conflict.facts.includes(fact.id) && isKnownBy(fact, question.asOf),
      );
      if (facts.length < conflict.facts.length) return [part];
      const rest = others.filter((fact) => !conflict.facts.includes(fact.id));
      const difference: AnswerPart = { type: 'conflict', document, conflict, facts };
      return rest.length === 0
        ? [difference]
        : [difference, { ...part, lead: rest[0] as Fact, others: rest.slice(1) }];
    },
    gapBeside(best, ranked) {
      const { passage: chosen } = best;
      // A rule of the whole country is not the city's own date or place: what the city does not say is said first.
      if (
        chosen.kind === 'fact' &&
        chosen.fact.scope === 'nation' &&
        chosen.document.facts.some(({ scope }) => scope === 'city')
      ) {
        const silence = chosen.document.notStated.find(({ aspect }) => aspect === chosen.fact.aspect);
        if (silence !== undefined) {
          const { topic, source } = silence;
          return {
            type: 'not-stated',
            document: chosen.document,
            topic,
            source,
            passage: undefined,
            nearby: [],
          };
        }
      }
      const gap = ranked.find(
        ({ passage, words }) =>
          passage.kind === 'not-stated' &&
          passage.document === best.passage.document &&
          passage.notStated.aspect === ranker.aspectOf(best.passage) &&
          words >= 0.3 &&
          words >= best.words * 0.9,
      );
      if (gap === undefined || gap.passage.kind !== 'not-stated') return undefined;
      const { notStated, document, id } = gap.passage;
      return {
        type: 'not-stated',
        document,
        topic: notStated.topic,
        source: notStated.source,
        passage: id,
        nearby: [],
      };
    },
    silence(document, aspect, question) {
      const known =
        document.notStated.find((entry) => entry.aspect === aspect && entry.asks.length === 0) ??
        document.notStated.find((entry) => entry.aspect === aspect);
      return {
        type: 'not-stated',
        document,
        topic: known?.topic ?? aspects.label(aspect),
        source: known?.source,
        passage: undefined,
        nearby: nearby(document, aspect, question),
      };
    },
  };
}
