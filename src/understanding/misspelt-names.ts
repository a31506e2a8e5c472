import { letterDistance, lettersOf } from '../knowledge/jamo-distance.ts';

/** A name without spaces and punctuation. */
interface Named {
  key: string;
}

/** Shorter names are one letter away from too many other words. */
const shortestName = 3;
const longestName = 12;

/** How many letters may be wrong in a name of so many syllables. */
function limitFor(syllables: number): number {
  if (syllables < 5) return 1;
  return syllables < 6 ? 1.5 : 2;
}

export interface Misspelling<Name extends Named> {
  name: Name;
  /** Where the misspelt name ends in the text. */
  end: number;
  /** Share of the name's letters that are right. */
  score: number;
}

export type MisspellingFinder<Name extends Named> = (
  text: string,
  start: number,
) => Misspelling<Name> | undefined;

/**
 * Finds the name that a text without spaces has at a place with a letter or two wrong. A typing error
 * leaves one of the first two syllables as it is. None where two names are equally near.
 */
export function createMisspellingFinder<Name extends Named>(names: Name[]): MisspellingFinder<Name> {
  const bySyllable = new Map<string, { name: Name; letters: string }[]>();
  for (const name of names) {
    if (name.key.length < shortestName || name.key.length > longestName || !/^[가-힣]+$/u.test(name.key))
      continue;
    const entry = { name, letters: lettersOf(name.key) };
    for (const place of [0, 1]) {
      const syllable = `${place}${name.key[place]}`;
      bySyllable.set(syllable, [...(bySyllable.get(syllable) ?? []), entry]);
    }
  }

  return (text, start) => {
    const candidates = new Set([
      ...(bySyllable.get(`0${text[start]}`) ?? []),
      ...(bySyllable.get(`1${text[start + 1]}`) ?? []),
    ]);
    let best: (Misspelling<Name> & { distance: number }) | undefined;
    let isTied = false;
    const spelled = lettersFrom(text, start);
    for (const { name, letters } of candidates) {
      for (const length of [name.key.length, name.key.length - 1, name.key.length + 1]) {
        const end = start + length;
        if (end > text.length || length < shortestName) continue;
        const limit = limitFor(name.key.length);
        const distance = letterDistance(spelled[length] as string, letters, limit);
        if (distance === Infinity) continue;
        const isBetter =
          best === undefined ||
          distance < best.distance ||
          (distance === best.distance && name.key.length > best.name.key.length);
        if (isBetter) {
          best = { name, end, distance, score: 1 - distance / letters.length };
          isTied = false;
        } else if (
          best !== undefined &&
          distance === best.distance &&
          name.key.length === best.name.key.length &&
          name.key !== best.name.key
        ) {
          isTied = true;
        }
      }
    }
    return isTied ? undefined : best;
  };
}

/** The letters of the first 0, 1, 2 … syllables from a place on, as many as a name may have. */
function lettersFrom(text: string, start: number): string[] {
  const spelled = [''];
  for (let length = 1; length <= longestName + 1 && start + length <= text.length; length++)
    spelled.push(`${spelled[length - 1]}${lettersOf(text[start + length - 1] as string)}`);
  return spelled;
}
