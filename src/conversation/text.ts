/**
 * Folds the ways the same thing is typed: Unicode forms, letter case, long runs of one character
 * (ㅋㅋㅋㅋ, 네에에에), control and invisible characters, punctuation. The result is for matching only; the
 * person's own text is kept beside it.
 */
export function normalise(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\uFFFD]+/gu, ' ')
    .replace(/(.)\1{2,}/gu, '$1$1')
    .replace(/[^\p{L}\p{M}\p{N}%]+/gu, ' ')
    .trim();
}

/** A text without its spaces and punctuation, and for each character left its offset in the original. */
export interface CompactText {
  text: string;
  /** offsets[i] is where character i of `text` starts in the original; one more entry marks the end. */
  offsets: number[];
}

/** Lower-cases and drops everything but letters, digits and %, keeping the way back to the original. */
export function compact(original: string): CompactText {
  const kept: string[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const character of original) {
    const folded = character.normalize('NFKC').toLowerCase();
    for (const unit of folded) {
      if (/[\p{L}\p{N}%]/u.test(unit)) {
        // UTF-16 units, so that positions found by indexOf line up with `offsets`.
        for (let index = 0; index < unit.length; index++) {
          kept.push(unit[index] as string);
          offsets.push(offset);
        }
      }
    }
    offset += character.length;
  }
  offsets.push(original.length);
  return { text: kept.join(''), offsets };
}
