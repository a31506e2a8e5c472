import { assemble, convertHangulToQwerty, disassemble } from 'es-hangul';

/** A way of typing worse, the same every time. */
export interface Noise {
  name: string;
  apply(text: string): string;
}

/** Chance that a syllable has a letter wrong. */
const typoShare = 0.1;

/** A fixed pseudo-random sequence that depends on the text alone (FNV-1a into xorshift). */
function sequenceOf(text: string): () => number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  state = state || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Letters beside one another on the two-set keyboard. */
const keyRows = ['ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ', 'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ', 'ㅋㅌㅊㅍㅠㅜㅡ'];
const vowel = /[ㅏ-ㅣ]/u;

function neighbourOf(letter: string, random: () => number): string {
  const row = keyRows.find((keys) => keys.includes(letter));
  if (row === undefined) return letter;
  const at = row.indexOf(letter);
  const candidates = [row[at - 1], row[at + 1]].filter(
    (other): other is string => other !== undefined && vowel.test(other) === vowel.test(letter),
  );
  return candidates[Math.floor(random() * candidates.length)] ?? letter;
}

/** One letter of the syllable replaced by its neighbour, or its final consonant left out. */
function misspell(syllable: string, random: () => number): string {
  const letters = [...disassemble(syllable)];
  const hasFinal = letters.length > 2 && !vowel.test(letters.at(-1) as string);
  if (hasFinal && random() < 0.3) letters.pop();
  else {
    const at = Math.floor(random() * letters.length);
    letters[at] = neighbourOf(letters[at] as string, random);
  }
  return assemble(letters);
}

function withTypos(text: string): string {
  const random = sequenceOf(text);
  return [...text]
    .map((character) =>
      /[가-힣]/u.test(character) && random() < typoShare ? misspell(character, random) : character,
    )
    .join('');
}

const particle = /(?<=[가-힣]{2})(?:은|는|이|가|을|를|에서|에게|에|으로|로|의|도|만|까지|부터)(?=\s)/gu;
const endings: [RegExp, string][] = [
  [/(?:인가요|이에요|예요|입니까)(?=[\s?!.]*$)/u, '임'],
  [/(?:하나요|해요|합니까)(?=[\s?!.]*$)/u, '함'],
  [/(?:나요|어요|아요|습니까|ㅂ니까)(?=[\s?!.]*$)/u, '냐'],
  [/(?:해\s?주세요|해\s?주십시오)(?=[\s?!.]*$)/u, '해줘'],
  [/(?:주세요|주십시오)(?=[\s?!.]*$)/u, '줘'],
  [/요(?=[\s?!.]*$)/u, ''],
];

function withOtherEnding(text: string): string {
  const found = endings.find(([pattern]) => pattern.test(text));
  return found === undefined ? text : text.replace(found[0], found[1]);
}

export const noises: Noise[] = [
  { name: 'no spaces', apply: (text) => text.replaceAll(/\s+/gu, '') },
  { name: '10 % letter typos', apply: withTypos },
  { name: 'no particles', apply: (text) => text.replaceAll(particle, '') },
  { name: 'other endings', apply: withOtherEnding },
  { name: 'Latin keyboard', apply: (text) => convertHangulToQwerty(text) },
];
