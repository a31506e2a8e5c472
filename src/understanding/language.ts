import { homeLanguage, otherLanguage } from '../conversation/language.ts';
import type { Language } from '../knowledge/load.ts';

/** The language a text is written in; Korean where no other is sure. */
export type LanguageFinder = (text: string) => string;

/** From this share of Hangul on a text is Korean, whatever else stands in it. */
const leastHangul = 1 / 4;
/** How many words of a language a text must have: a name or an abbreviation is no language. */
const leastWords = 1;
/** Beside Hangul, which may be a name that a foreigner writes, or the rest may be one that a Korean writes. */
const leastWordsBesideHangul = 2.5;
const leastShareOfWords = 0.25;
/** Letters in a row decide where words do not. */
const pieceWeight = 0.05;
/** A Han character says as much as this many letters. */
const hanWeight = 3;
/** Kana settle what language the Han characters around them are of. */
const kanaWeight = 30;

const weights: Record<string, number> = { Han: hanWeight, Hiragana: kanaWeight, Katakana: kanaWeight };

const hangul = /\p{Script=Hangul}/gu;
/** Addresses, and names such as K-pass and Q-net. */
const noWords = /(?:https?:\/\/|www\.)\S+|\S+@\S+|(?<!\p{L})\p{L}-\p{L}+/gu;
/** Letters before or after a figure are a name: F-4 stays apart, Work24 is none. */
const wordPattern = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}'’ʻʼ‘`]+(?!\p{N})/gu;

/**
 * Tells languages by their script, and those of one script by letters, words and pieces that one of them has.
 */
export function createLanguageFinder(languages: Language[]): LanguageFinder {
  const scripts = [...new Set(languages.flatMap((language) => language.scripts))]
    .filter((name) => name !== 'Hangul')
    .map((name) => ({
      pattern: new RegExp(`\\p{Script=${name}}`, 'gu'),
      weight: weights[name] ?? 1,
      languages: languages.filter((language) => language.scripts.includes(name)).map(createScorer),
    }));

  return (original) => {
    const text = original.normalize('NFC').toLowerCase().replace(noWords, ' ');
    const letters = count(text, /\p{L}/gu);
    const ownLetters = count(text, hangul);
    if (letters === 0 || ownLetters >= letters * leastHangul) return homeLanguage;
    const amounts = scripts.map(({ pattern, weight }) => count(text, pattern) * weight);
    const most = Math.max(...amounts);
    if (most === 0) return letters > ownLetters * 2 + 1 ? otherLanguage : homeLanguage;
    const script = scripts[amounts.indexOf(most)] as (typeof scripts)[number];
    const needed = ownLetters > 0 ? leastWordsBesideHangul : leastWords;
    const words = wordsOf(text.replace(hangul, ' '));
    const [best] = script.languages
      .map((score) => score(text, words))
      .sort((left, right) => right.score - left.score);
    if (best === undefined) return homeLanguage;
    // Only in Latin letters do people of every language write names and abbreviations.
    if (!best.scripts.includes('Latin')) return best.id;
    return best.words >= needed && best.words >= words.length * leastShareOfWords ? best.id : homeLanguage;
  };
}

interface Score {
  id: string;
  scripts: string[];
  /** How many words are this language's; short ones count less. */
  words: number;
  score: number;
}

function createScorer(language: Language): (text: string, words: string[]) => Score {
  const known = new Set(language.words.map((word) => word.normalize('NFC')));
  const letters = new Set(language.letters);
  // Where words are not set apart by spaces, they are found in the running text.
  const runsOn = language.scripts.includes('Han');
  return (text, words) => {
    const hits = words.reduce((sum, word) => {
      if ([...word].some((letter) => letters.has(letter))) return sum + 1;
      if (language.marks.some((mark) => word.includes(mark))) return sum + 1;
      return known.has(word) ? sum + Math.min(1, word.length * 0.25 + (word.length > 2 ? 0.25 : 0)) : sum;
    }, 0);
    const inText = runsOn ? language.words.filter((word) => text.includes(word)).length : 0;
    const pieces = language.pieces.reduce((sum, piece) => sum + text.split(piece).length - 1, 0);
    const own = runsOn ? [...text].filter((letter) => letters.has(letter)).length : 0;
    return {
      id: language.id,
      scripts: language.scripts,
      words: hits,
      score: hits + inText + own + pieceWeight * pieces,
    };
  };
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(wordPattern)]
    .map(([word]) => word.replace(/[’ʻʼ‘`]/gu, "'").replace(/^'+|'+$/gu, ''))
    .filter((word) => word !== '');
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
