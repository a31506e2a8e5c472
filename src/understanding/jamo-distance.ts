import { disassemble } from 'es-hangul';

const known = new Map<string, string>();

/** The letters of a text; a syllable's are looked up. */
export function lettersOf(text: string): string {
  let letters = '';
  for (const character of text) {
    let found = known.get(character);
    if (found === undefined) {
      found = disassemble(character);
      // Hangul has some 11,000 syllables; other characters are without end.
      if (/[가-힣]/u.test(character)) known.set(character, found);
    }
    letters += found;
  }
  return letters;
}

/** Letters that sound alike, or stand beside one another on the two-set keyboard as shifted and plain. */
const alike = new Set(
  ['ㅐㅔ', 'ㅒㅖ', 'ㄱㄲ', 'ㄷㄸ', 'ㅂㅃ', 'ㅅㅆ', 'ㅈㅉ', 'ㅓㅗ', 'ㅡㅜ', 'ㄱㅋ', 'ㅂㅍ', 'ㄷㅌ'].flatMap(
    ([left, right]) => [`${left}${right}`, `${right}${left}`],
  ),
);
const costOfAlike = 0.5;

/**
 * Letters to put in, leave out or replace to make one text of the other; letters that are written for one
 * another count half. Stops with Infinity once it must be more than `limit`.
 */
export function letterDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return Infinity;
  let row = Float64Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let at = 1; at <= left.length; at++) {
    const next = new Float64Array(right.length + 1);
    next[0] = at;
    let least = at;
    for (let index = 1; index <= right.length; index++) {
      const [from, to] = [left[at - 1] as string, right[index - 1] as string];
      const replaced = from === to ? 0 : alike.has(from + to) ? costOfAlike : 1;
      const cost = Math.min(
        (row[index - 1] as number) + replaced,
        (row[index] as number) + 1,
        (next[index - 1] as number) + 1,
      );
      next[index] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return Infinity;
    row = next;
  }
  const distance = row[right.length] as number;
  return distance > limit ? Infinity : distance;
}
