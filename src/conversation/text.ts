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

const letterOrDigit = /[\p{L}\p{N}%]/u;

/** Lower-cases and drops everything but letters, digits and %. */
export function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, '');
}

/** As `squeeze`, keeping the way back to the original. */
export function compact(original: string): CompactText {
  const kept: string[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const character of original) {
    const code = character.charCodeAt(0);
    if (code >= 0xac00 && code <= 0xd7a3) {
      // A Hangul syllable, as nearly everything here is, folds to itself.
      kept.push(character);
      offsets.push(offset);
    } else if (code !== 0x20) {
      for (const unit of character.normalize('NFKC').toLowerCase()) {
        if (!letterOrDigit.test(unit)) continue;
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
