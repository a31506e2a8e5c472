import { assemble } from 'es-hangul';
import { apartFrom, inOrder } from '../conversation/spans.ts';
import type { Repair, RepairKind } from '../conversation/understanding.ts';

/** Nothing of these letters has a form to fold. */
const plain = /^[\x20-\x7e\s가-힣]*$/u;

const hiddenInHangul = /(?<=[가-힣])\p{Cf}+(?=[가-힣])/gu;
const halfWidthJamo = /[\uffa1-\uffdc]+/gu;
const joinedJamo = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+/gu;
const accented = /[^\p{M}\s]\p{M}+/gu;
// Letters and digits of double width, the marks of numbers and addresses, and digits in circles.
const wideOrCircled = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％．－＠／\u2460-\u2473]+/gu;
// ㅠ, ㅜ and ㅡ after a consonant are tears and a straight face.
const apartJamo = /[ㄱ-ㅎ][ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅣ][ㄱ-ㅎㅏ-ㅣ]*/gu;
const keycap = /(\d)\ufe0f?\u20e3/gu;
const emoji =
  /(?:\p{Extended_Pictographic}|\p{Regional_Indicator})(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u200d\ufe0f])*/gu;

/** Half-width jamo stand in the order of the full-width ones, with gaps among the vowels. */
function fullWidth(character: string): string {
  const code = character.charCodeAt(0);
  if (code <= 0xffbe) return String.fromCharCode(code - 0xffa1 + 0x3131);
  const gaps = Math.floor((code - 0xffc2) / 8) * 2;
  return String.fromCharCode(code - 0xffc2 - gaps + 0x314f);
}

function assembled(jamo: string): string {
  try {
    return assemble([...jamo]);
  } catch {
    // Letters that make no syllable.
    return jamo;
  }
}

const forms: [RepairKind, RegExp, (found: string) => string][] = [
  ['form', hiddenInHangul, () => ''],
  ['form', halfWidthJamo, (found) => assembled([...found].map(fullWidth).join(''))],
  ['form', joinedJamo, (found) => found.normalize('NFC')],
  ['form', keycap, (found) => found[0] as string],
  ['form', wideOrCircled, (found) => found.normalize('NFKC')],
  ['form', accented, (found) => found.normalize('NFC')],
  ['form', apartJamo, assembled],
  ['emoji', emoji, () => ' '],
];

/** Letters in another form than the usual one (full and half width, decomposed, apart, with hidden characters in between), and pictures. */
export function findLetterForms(text: string): Repair[] {
  if (plain.test(text)) return [];
  const hasWords = /[\p{L}\p{N}]/u.test(text);
  const repairs: Repair[] = [];
  for (const [kind, pattern, replace] of forms) {
    if (kind === 'emoji' && !hasWords) continue;
    for (const { 0: from, index: start } of text.matchAll(pattern)) {
      const to = replace(from);
      const end = start + from.length;
      if (to === from || !apartFrom(repairs)({ start, end })) continue;
      repairs.push({ kind, from, to, start, end });
    }
  }
  return repairs.sort(inOrder);
}
