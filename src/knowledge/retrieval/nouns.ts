import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { keepRecent } from '../../conversation/recent.ts';

/** The nouns of a text in their order, foreign words and figures among them. */
export type NounReader = (text: string) => string[];

/** Tags of the Sejong set that name things: nouns, numerals, foreign words, figures, Chinese characters, roots and affixes. */
const namingTags = new Set<string>(['NNG', 'NNP', 'NR', 'SL', 'SN', 'SH', 'XR', 'XPN', 'XSN']);
/** A text of welfare programs has some 17,000 different words in 900 kB. */
const keptWords = 60_000;

/** The words of a text, as they are compared: lower case, without punctuation. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}%]+/gu) ?? []
  );
}

/** Loads the analyser (garu-ko, some 50 MB and 0.2 s), word by word with the latest words remembered. */
export async function loadNounReader(): Promise<NounReader> {
  const [{ Garu }, { default: start }] = await Promise.all([
    import('garu-ko'),
    import('garu-ko/pkg/garu_wasm.js'),
  ]);
  // Started here, since its own loader calls it in a way that warns on the console.
  const binary = fileURLToPath(import.meta.resolve('garu-ko/pkg/garu_wasm_bg.wasm'));
  await start({ module_or_path: await readFile(binary) });
  const analyser = await Garu.load();
  const nounsOf = keepRecent(
    (word: string) => {
      const result = analyser.analyze(word);
      const { tokens } = Array.isArray(result) ? (result[0] ?? { tokens: [] }) : result;
      return tokens.filter(({ pos }) => namingTags.has(pos)).map(({ text }) => text);
    },
    { keyOf: (word) => word, limit: keptWords },
  );
  // Figures and Latin words are without end, and need no analyser.
  return (text) =>
    wordsOf(text).flatMap((word) =>
      /\p{Script=Hangul}/u.test(word) ? nounsOf(word) : (word.match(/\p{L}+|\p{N}+/gu) ?? []),
    );
}
