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
  // What more letters than that would have to be put in or left out for is out of reach.
  const reach = Math.floor(limit);
  if (Math.abs(left.length - right.length) > reach) return Infinity;
  let row: number[] = [];
  for (let index = 0; index <= right.length; index++) row.push(index <= reach ? index : Infinity);
  let next: number[] = new Array(row.length).fill(Infinity);
  for (let at = 1; at <= left.length; at++) {
    const from = left[at - 1] as string;
    const first = Math.max(1, at - reach);
    const last = Math.min(right.length, at + reach);
    next[first - 1] = first === 1 && at <= reach ? at : Infinity;
    let least = next[first - 1] as number;
    for (let index = first; index <= last; index++) {
      const to = right[index - 1] as string;
      const replaced = from === to ? 0 : alike.has(from + to) ? costOfAlike : 1;
      const cost = Math.min(
        (row[index - 1] as number) + replaced,
        (row[index] as number) + 1,
        (next[index - 1] as number) + 1,
      );
      next[index] = cost;
      if (cost < least) least = cost;
    }
    if (last < right.length) next[last + 1] = Infinity;
    if (least > limit) return Infinity;
    [row, next] = [next, row];
  }
  const distance = row[right.length] as number;
  return distance > limit ? Infinity : distance;
}
