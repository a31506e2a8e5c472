import { convertQwertyToHangul } from 'es-hangul';
import type { Repair } from '../conversation/understanding.ts';
import { likenessOf, type PairCheck } from './syllable-pairs.ts';

interface Word {
  start: number;
  end: number;
  hangul: string | undefined;
  /** Share of its pairs of syllables that Korean has. */
  likeness: number;
}

/** Share of pairs that must be Korean. «do» and «go» are syllables too: a word of one proves nothing. */
const leastLikeness = 0.6;
/** Where this many letters of a run are Korean, the rest of it is too, if it makes syllables. */
const sureLetters = 8;
/** Longer words are nobody's slip of a key. */
const longestWord = 60;

function toHangul(word: string): string | undefined {
  // With the caps lock on, every letter looks shifted.
  const typed = word.length > 1 && word === word.toUpperCase() ? word.toLowerCase() : word;
  let hangul: string;
  try {
    hangul = convertQwertyToHangul(typed);
  } catch {
    // Vowels that no syllable holds.
    return undefined;
  }
  return /^[가-힣]+$/u.test(hangul) ? hangul : undefined;
}

/**
 * Words typed in Hangul while the keyboard was on Latin letters (rhdrhdrmsfh for 공공근로). A word is one
 * where its letters make whole syllables that follow one another in Korean too; a word of one syllable
 * only beside such a word.
 */
export function findKeyboardSlips(text: string, isPair: PairCheck): Repair[] {
  const repairs: Repair[] = [];
  // Addresses and numbers are no words; «Latin words with nothing but spaces and marks between» are a run.
  for (const run of text.matchAll(/[A-Za-z][A-Za-z\d\s?!.,~%]*/gu)) {
    const before = text[run.index - 1] ?? '';
    if (/[@_/:&=+-]/u.test(before) || /^[@_/:&=+-]/u.test(text.slice(run.index + run[0].length))) continue;
    const words: Word[] = Array.from(run[0].matchAll(/[A-Za-z]+/gu), (match) => {
      const hangul = match[0].length <= longestWord ? toHangul(match[0]) : undefined;
      const start = run.index + match.index;
      return {
        start,
        end: start + match[0].length,
        hangul,
        likeness: hangul === undefined ? 0 : likenessOf(hangul, isPair),
      };
    });
    const letters = (list: Word[]) => list.reduce((sum, { start, end }) => sum + end - start, 0);
    const korean = words.filter(({ likeness }) => likeness >= leastLikeness);
    // One such word among English ones is chance.
    if (korean.length === 0 || letters(korean) * 2 < letters(words)) continue;
    const isSure = letters(korean) >= sureLetters;
    for (const { start, end, hangul, likeness } of words) {
      if (hangul === undefined || (!isSure && hangul.length > 1 && likeness < leastLikeness)) continue;
      repairs.push({ kind: 'keyboard', from: text.slice(start, end), to: hangul, start, end });
    }
  }
  return repairs;
}
