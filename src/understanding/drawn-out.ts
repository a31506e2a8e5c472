import { inOrder } from '../conversation/spans.ts';
import type { Repair } from '../conversation/understanding.ts';

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const vowels = 21;
const finals = 28;
/** ㅇ among the nineteen consonants that begin a syllable. */
const silent = 11;

/** The vowel of a syllable without a final consonant; -1 for anything else. */
function openVowel(character: string | undefined): number {
  const code = (character?.charCodeAt(0) ?? 0) - firstSyllable;
  if (code < 0 || code > lastSyllable - firstSyllable || code % finals !== 0) return -1;
  return Math.floor(code / finals) % vowels;
}

/** The syllable that only goes on with a vowel (오 after 요, 에 after 네); none for a vowel of its own. */
function goesOn(character: string | undefined): string | undefined {
  const vowel = openVowel(character);
  if (vowel < 0) return undefined;
  // ㅑ ends in ㅏ, ㅛ in ㅗ, ㅐ is drawn out as ㅐ.
  const last = { 2: 0, 3: 1, 6: 4, 7: 5, 12: 8, 17: 13, 14: 4, 9: 0 }[vowel] ?? vowel;
  return String.fromCharCode(firstSyllable + (silent * vowels + last) * finals);
}

/** A vowel that is drawn out (네에에, 주세요오오) and runs of one jamo or mark (ㅋㅋㅋㅋ, ㅠㅠㅠ, ~~~, !!!). */
export function findDrawnOut(text: string): Repair[] {
  const repairs: Repair[] = [];
  for (const { 0: from, index: start } of text.matchAll(/([ㄱ-ㅎㅏ-ㅣ~!?.,^])\1{2,}/gu)) {
    // Two are laughter or tears, as one is not.
    const to = /[ㄱ-ㅣ]/u.test(from) ? from.slice(0, 2) : from.slice(0, 1);
    repairs.push({ kind: 'repeat', from, to, start, end: start + from.length });
  }
  for (const { 0: run, index: start } of text.matchAll(/([아애야어에여오요우유으이])\1+/gu)) {
    const end = start + run.length;
    if (goesOn(text[start - 1]) !== run[0]) continue;
    repairs.push({ kind: 'repeat', from: run, to: '', start, end });
  }
  return repairs.sort(inOrder);
}
