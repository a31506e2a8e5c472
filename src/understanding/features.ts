import { disassemble } from 'es-hangul';

/** A sparse vector: parallel arrays of feature hashes (unsigned 32-bit) and the group each belongs to. */
export interface FeatureHashes {
  syllables: number[];
  jamo: number[];
}

const syllableGrams = [1, 2, 3, 4] as const;
const jamoGrams = [3, 4, 5] as const;

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

function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index++) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

const soundsOf = new Map<string, string>();

function sounds(syllable: string): string {
  let found = soundsOf.get(syllable);
  if (found === undefined) {
    found = [...disassemble(syllable)].map((jamo) => similarSounds[jamo] ?? jamo).join('');
    // ㅚ, ㅙ, ㅞ come apart into two vowels each and sound alike.
    found = found.replace(/ㅗㅣ|ㅗㅔ|ㅜㅔ/g, 'ㅚ');
    soundsOf.set(syllable, found);
  }
  return found;
}

/**
 * Syllable 1–4-grams within words (`_word_`) and jamo 3–5-grams over the text without spaces, each
 * counted once. The two groups are kept apart because each is scaled to unit length on its own.
 */
export function extractFeatures(normalised: string): FeatureHashes {
  const syllables = new Set<number>();
  for (const word of normalised.split(' ')) {
    if (word === '') continue;
    const bounded = `_${word}_`;
    for (const size of syllableGrams) {
      for (let start = 0; start + size <= bounded.length; start++) {
        const gram = bounded.slice(start, start + size);
        if (gram !== '_') syllables.add(hash(gram, 1));
      }
    }
  }
  let spelled = '';
  for (const character of normalised) if (character !== ' ') spelled += sounds(character);
  const jamo = new Set<number>();
  for (const size of jamoGrams) {
    for (let start = 0; start + size <= spelled.length; start++) {
      jamo.add(hash(spelled.slice(start, start + size), 2));
    }
  }
  return { syllables: [...syllables], jamo: [...jamo] };
}
