import type { Span } from '../../conversation/entities.ts';

export interface Phrase<Value> {
  value: Value;
  words: string[];
  /** Longer words in which one of `words` means something else. */
  not?: string[];
  /** Whether the words count only at the beginning of a word and before a particle or a space. */
  isWhole?: boolean;
}

const escapePattern = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s?');
const wholeBefore = '(?<![\\p{L}\\p{N}])';
const wholeAfter =
  '(?=$|[^\\p{L}\\p{N}]|에|살|사[는람]|쪽|역|신도시|지구|택지|마을|주민|토박이|출신|이[에예고인라요야]|인데|은|는|이|가|도|요|예요|입니다|임|의|으?로|까지|부터|만|이?랑|하고|과|와|근처|근방|삽|산|거주)';

/** Finds which phrases stand in a text, longest first where two begin together, in the order of the text. */
export function createPhraseFinder<Value>(
  phrases: Phrase<Value>[],
): (text: string) => (Span & { value: Value })[] {
  const words = phrases
    .flatMap(({ value, words, not = [], isWhole = false }) => [
      ...words.map((word) => ({ word, value, isWhole })),
      ...not.map((word) => ({ word, value: undefined, isWhole: false })),
    ])
    .sort((left, right) => right.word.length - left.word.length);
  if (words.length === 0) return () => [];
  const whole = words.filter(({ isWhole }) => isWhole);
  const anywhere = words.filter(({ isWhole }) => !isWhole);
  const ordered = [...whole, ...anywhere];
  const anyOf = (list: typeof words) => list.map(({ word }) => `(${escapePattern(word)})`).join('|');
  const pattern = new RegExp(
    [
      ...(whole.length === 0 ? [] : [`${wholeBefore}(?:${anyOf(whole)})${wholeAfter}`]),
      ...(anywhere.length === 0 ? [] : [anyOf(anywhere)]),
    ].join('|'),
    'gu',
  );
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = ordered[match.findIndex((group, index) => index > 0 && group !== undefined) - 1]?.value;
      return value === undefined ? [] : [{ value, start: match.index, end: match.index + match[0].length }];
    });
}
