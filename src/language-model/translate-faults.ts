import type { z } from 'zod';
import { type MarkedText, tokensIn } from './kept-parts.ts';
import type { translationSchema } from './translate-request.ts';

// Chosen by hand: Korean is short, and no translation of a sentence is a page.
const shortest = 0.3;
const longest = 6;
/** Names that are no token may stay Korean; a sentence may not. */
const mostHangul = 0.3;

/**
 * What is wrong with a translation, or undefined when nothing is: the name of the check and the number of the
 * sentence, never their words. `languageOf` tells the language of a text.
 */
export function translationFault(
  { sentences }: z.infer<typeof translationSchema>,
  source: MarkedText[],
  { language, languageOf }: { language: string; languageOf: (text: string) => string },
): string | undefined {
  if (sentences.length !== source.length || sentences.some(({ number }, index) => number !== index + 1))
    return 'sentences';
  for (const [index, { text }] of sentences.entries()) {
    const fault = sentenceFault(text, source[index] as MarkedText);
    if (fault !== undefined) return `${fault}: sentence ${index + 1}`;
  }
  const whole = withoutTokens(sentences.map(({ text }) => text).join('\n'));
  return languageOf(whole) === language ? undefined : 'language';
}

function sentenceFault(text: string, source: MarkedText): string | undefined {
  const bare = withoutTokens(text);
  const length = bare.trim().length;
  const sourceLength = withoutTokens(source.text).trim().length;
  if (text.trim() === '' || length < shortest * sourceLength) return 'too-short';
  if (length > longest * sourceLength + 20) return 'too-long';
  if (/\p{N}/u.test(bare)) return 'figure-added';
  if (/https?:|www\.|[\w-]\.[a-z]{2,}|@|\]\(|<\/?[a-z]|[{}*_`#]/iu.test(bare)) return 'link-or-markup';
  const tokens = tokensIn(text);
  if (tokens.toSorted(ascending).join() !== tokensIn(source.text).toSorted(ascending).join())
    return 'part-lost-or-added';
  const figures = tokens.filter((token) => source.parts.get(token)?.isFigure);
  if (figures.join() !== figures.toSorted(ascending).join()) return 'figure-order';
  const letters = bare.match(/\p{L}/gu)?.length ?? 0;
  const hangul = bare.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  return hangul > letters * mostHangul ? 'korean' : undefined;
}

const ascending = (left: number, right: number) => left - right;

function withoutTokens(text: string): string {
  return text.replace(/\{\d+\}/gu, ' ');
}
