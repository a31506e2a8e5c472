import { squeeze } from '../../conversation/text.ts';
import { bigrams } from '../bigrams.ts';
import { createNearNounFinder } from './near-nouns.ts';
import { type NounReader, wordsOf } from './nouns.ts';
import type { SearchWords } from './search-words.ts';

/** What is looked for: units with their weights, 1 where the question says them itself. */
export interface QueryTerms {
  pairs: Map<string, number>;
  /** The first two syllables of words. */
  beginnings: Map<string, number>;
  nouns: Map<string, number>;
  /** Neighbouring nouns, in their order. */
  neighbours: Map<string, number>;
  /** Nouns that the question means without saying them. */
  meant: Map<string, number>;
  /** The groups of people it names, as places in the list of groups. */
  groups: Set<number>;
}

/** Weight of a word that is only meant, beside 1 for one that is said. */
const synonymWeight = 0.3;
/** Weight of a noun that begins with a noun of the question or is its beginning: 치료 and 치료비. */
const relativeWeight = 0.15;
/** Weight of the pairs of a word without a noun: verbs tell less of the subject. */
const nounlessWeight = 0.5;
/** Weight of a noun that the question seems to misspell. */
const nearWeight = 0.7;
/** A synonym of fewer syllables is taken only where a word begins or where it is a noun by itself. */
const safeLength = 3;

/** The first two syllables of a word, none of a shorter one. */
export function beginningOf(word: string): string[] {
  return word.length < 2 ? [] : [word.slice(0, 2)];
}

export function neighboursOf(nouns: string[]): string[] {
  return nouns.slice(1).map((noun, index) => `${nouns[index]} ${noun}`);
}

/** Finds the groups of people that a text names. */
export function createGroupFinder({ groups }: Pick<SearchWords, 'groups'>): (text: string) => Set<number> {
  const squeezed = groups.map((words) => words.map(squeeze));
  return (text) => {
    const whole = squeeze(text);
    return new Set(
      squeezed.flatMap((words, group) => (words.some((word) => whole.includes(word)) ? [group] : [])),
    );
  };
}

function synonymsOf({ same, means }: SearchWords): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (said: string, others: string[]) =>
    found.set(squeeze(said), [...(found.get(squeeze(said)) ?? []), ...others]);
  for (const words of same)
    for (const said of words)
      add(
        said,
        words.filter((other) => other !== said),
      );
  for (const { say, find } of means) for (const said of say) add(said, find);
  return found;
}

/** Nouns of the corpus by their first two syllables. */
function byBeginning(nouns: string[]): Map<string, string[]> {
  return Map.groupBy(
    nouns.filter((noun) => /^[가-힣]{2,}$/u.test(noun)),
    (noun) => noun.slice(0, 2),
  );
}

/** Reads questions against a corpus whose nouns are known. */
export function createTermReader({
  words,
  nounsOf,
  knownNouns,
  isKnownPair,
}: {
  words: SearchWords;
  nounsOf: NounReader;
  knownNouns: string[];
  isKnownPair: (pair: string) => boolean;
}): (question: string) => QueryTerms {
  const emptyStrings = words.asking.anywhere.map(squeeze).sort((left, right) => right.length - left.length);
  const emptyWords = new Set(words.asking.words);
  const emptyNouns = new Set(words.asking.nouns);
  const synonyms = [...synonymsOf(words)].map(([said, others]) => ({
    said,
    others: others.map((other) => ({
      squeezed: squeeze(other),
      nouns: nounsOf(other).filter((noun) => !emptyNouns.has(noun)),
    })),
  }));
  const beginnings = byBeginning(knownNouns);
  const groupsOf = createGroupFinder(words);
  const nearNouns = createNearNounFinder({ knownNouns, isKnownPair });

  /** The question's words without what tells nothing; a phrase of several words is left out of each of them. */
  function piecesOf(question: string[]): string[] {
    const kept = question.filter((word) => !emptyWords.has(word));
    const whole = kept.join('');
    const isEmpty = new Uint8Array(whole.length);
    for (const empty of emptyStrings) {
      for (let at = whole.indexOf(empty); at >= 0; at = whole.indexOf(empty, at + empty.length))
        isEmpty.fill(1, at, at + empty.length);
    }
    let at = 0;
    return kept.flatMap((word) =>
      word
        .split('')
        .map((unit) => (isEmpty[at++] === 1 ? ' ' : unit))
        .join('')
        .split(' ')
        .filter((piece) => piece !== ''),
    );
  }

  function pairsOf(pieces: string[]): Map<string, number> {
    const pairs = new Map<string, number>();
    for (const piece of pieces) {
      const weight = nounsOf(piece).length > 0 ? 1 : nounlessWeight;
      for (const pair of bigrams(piece)) pairs.set(pair, Math.max(weight, pairs.get(pair) ?? 0));
    }
    return pairs;
  }

  function meantBy(question: string[], nouns: Set<string>): Map<string, number> {
    const whole = question.join('');
    const meant = new Map<string, number>();
    for (const { said, others } of synonyms) {
      const isSaid =
        said.length >= safeLength
          ? whole.includes(said)
          : nouns.has(said) || question.some((word) => word.startsWith(said));
      if (!isSaid) continue;
      for (const other of others) {
        if (whole.includes(other.squeezed)) continue;
        for (const noun of other.nouns) if (!nouns.has(noun)) meant.set(noun, synonymWeight);
      }
    }
    for (const noun of nouns) {
      for (const other of beginnings.get(noun.slice(0, 2)) ?? []) {
        const isRelative =
          Math.abs(other.length - noun.length) === 1 && (other.startsWith(noun) || noun.startsWith(other));
        if (isRelative && !nouns.has(other) && !meant.has(other)) meant.set(other, relativeWeight);
      }
    }
    return meant;
  }

  const said = (units: string[]) => new Map(units.map((unit) => [unit, 1]));
  return (question) => {
    const questionWords = wordsOf(question);
    const nouns = nounsOf(question).filter((noun) => !emptyNouns.has(noun));
    const pieces = piecesOf(questionWords);
    const pairs = pairsOf(pieces);
    const weighed = said(nouns);
    for (const { noun, weight } of nearNouns(questionWords)) {
      if (weighed.has(noun) || emptyNouns.has(noun)) continue;
      weighed.set(noun, weight * nearWeight);
      for (const pair of bigrams(noun)) if (!pairs.has(pair)) pairs.set(pair, weight * nearWeight);
    }
    return {
      pairs,
      beginnings: said(pieces.flatMap(beginningOf)),
      nouns: weighed,
      neighbours: said(neighboursOf(nouns)),
      meant: meantBy(questionWords, new Set(nouns)),
      groups: groupsOf(question),
    };
  };
}
