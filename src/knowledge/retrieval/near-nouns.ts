import { letterDistance, lettersOf } from '../jamo-distance.ts';

/** A noun of the corpus that a stretch of a question is likely meant for. */
export interface NearNoun {
  noun: string;
  /** 1 where it is the only candidate, less where it shares the stretch with others. */
  weight: number;
}

/** In syllables: a shorter stretch is like too many nouns, a longer one holds a shorter noun anyway. */
const shortest = 2;
const longest = 5;
const mostCandidates = 3;
const oneLetter = 1;

/** The letters of a text with each of them left out in turn. */
function shortened(letters: string): string[] {
  return Array.from(letters, (_, index) => letters.slice(0, index) + letters.slice(index + 1));
}

/**
 * Finds nouns that differ from a stretch of a question in one letter, where the stretch holds a pair of syllables
 * that the corpus never has. Nouns are looked up by what is left when one letter is taken from each side, so the time
 * does not grow with their number (symmetric deletion, as in SymSpell).
 */
export function createNearNounFinder(options: {
  knownNouns: string[];
  isKnownPair: (pair: string) => boolean;
}): (words: string[]) => NearNoun[] {
  let bySkeleton: Map<string, string[]> | undefined;
  function skeletons(): Map<string, string[]> {
    if (bySkeleton !== undefined) return bySkeleton;
    bySkeleton = new Map();
    for (const noun of options.knownNouns) {
      if (noun.length < shortest || noun.length > longest || !/^[가-힣]+$/u.test(noun)) continue;
      const letters = lettersOf(noun);
      for (const key of new Set([letters, ...shortened(letters)])) {
        const same = bySkeleton.get(key);
        if (same === undefined) bySkeleton.set(key, [noun]);
        else same.push(noun);
      }
    }
    return bySkeleton;
  }

  function nearTo(stretch: string): string[] {
    const letters = lettersOf(stretch);
    const found = new Set([letters, ...shortened(letters)].flatMap((key) => skeletons().get(key) ?? []));
    return [...found].filter((noun) => letterDistance(letters, lettersOf(noun), oneLetter) <= oneLetter);
  }

  /** Places where a pair begins that the corpus never has. */
  function strangePairs(word: string): number[] {
    return Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => at).filter(
      (at) => !options.isKnownPair(word.slice(at, at + 2)),
    );
  }

  return (words) => {
    const found = new Map<string, number>();
    for (const word of words) {
      if (!/^[가-힣]{2,}$/u.test(word)) continue;
      const done = new Set<number>();
      for (const strange of strangePairs(word)) {
        if (done.has(strange)) continue;
        search: for (let length = longest; length >= shortest; length--) {
          for (let start = Math.max(0, strange + 2 - length); start <= strange; start++) {
            if (start + length > word.length) break;
            const nouns = nearTo(word.slice(start, start + length));
            if (nouns.length === 0 || nouns.length > mostCandidates) continue;
            for (const noun of nouns) found.set(noun, Math.max(found.get(noun) ?? 0, 1 / nouns.length));
            for (let at = start; at < start + length; at++) done.add(at);
            break search;
          }
        }
      }
    }
    return [...found].map(([noun, weight]) => ({ noun, weight }));
  };
}
