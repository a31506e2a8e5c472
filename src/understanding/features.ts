import { disassemble } from 'es-hangul';

/** Hashes (unsigned 32-bit) of the n-grams of a text, as often as they stand in it, by the group they belong to. */
export interface FeatureHashes {
  syllables: Uint32Array;
  jamo: Uint32Array;
}

const longestSyllableGram = 4;
const shortestJamoGram = 3;
const longestJamoGram = 5;

// Sounds that are written for one another, after `disassemble`: tense to plain, ㅔ/ㅐ, ㅖ/ㅒ.
const similarSounds: Record<string, string> = {
  ㄲ: 'ㄱ',
  ㄸ: 'ㄷ',
  ㅃ: 'ㅂ',
  ㅆ: 'ㅅ',
  ㅉ: 'ㅈ',
  ㅐ: 'ㅔ',
  ㅒ: 'ㅖ',
};

const soundsOf = new Map<string, string>();

function sounds(character: string): string {
  let found = soundsOf.get(character);
  if (found === undefined) {
    found = [...disassemble(character)].map((jamo) => similarSounds[jamo] ?? jamo).join('');
    // ㅚ, ㅙ, ㅞ come apart into two vowels each and sound alike.
    found = found.replace(/ㅗㅣ|ㅗㅔ|ㅜㅔ/g, 'ㅚ');
    soundsOf.set(character, found);
  }
  return found;
}

/** Writes the FNV-1a hashes of all n-grams of these lengths from a place on, and returns where they end; a longer one continues the shorter one's hash. */
export function hashGrams(
  text: string,
  { shortest, longest, seed }: { shortest: number; longest: number; seed: number },
  hashes: Uint32Array,
  from: number,
): number {
  let count = from;
  for (let start = 0; start + shortest <= text.length; start++) {
    let hash = 0x811c9dc5 ^ seed;
    const end = Math.min(start + longest, text.length);
    for (let index = start; index < end; index++) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
      if (index - start + 1 >= shortest) hashes[count++] = hash;
    }
  }
  return count;
}

/** Syllable 1–4-grams within words (`_word_`) and jamo 3–5-grams over the text without spaces. */
export function extractFeatures(normalised: string): FeatureHashes {
  const words = normalised.split(' ').filter((word) => word !== '');
  const syllables = new Uint32Array((normalised.length + 2 * words.length) * longestSyllableGram);
  let syllableCount = 0;
  for (const word of words) {
    const bounded = `_${word}_`;
    syllableCount = hashGrams(word, { shortest: 1, longest: 1, seed: 1 }, syllables, syllableCount);
    syllableCount = hashGrams(
      bounded,
      { shortest: 2, longest: longestSyllableGram, seed: 1 },
      syllables,
      syllableCount,
    );
  }
  let spelled = '';
  for (const word of words) for (const character of word) spelled += sounds(character);
  const jamo = new Uint32Array(spelled.length * (longestJamoGram - shortestJamoGram + 1));
  const jamoCount = hashGrams(
    spelled,
    { shortest: shortestJamoGram, longest: longestJamoGram, seed: 2 },
    jamo,
    0,
  );
  return { syllables: syllables.subarray(0, syllableCount), jamo: jamo.subarray(0, jamoCount) };
}
