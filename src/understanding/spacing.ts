import { hasBatchim } from 'es-hangul';
import { apartFrom, inOrder } from '../conversation/spans.ts';
import type { Repair } from '../conversation/understanding.ts';
import { likenessOf, type PairCheck } from './syllable-pairs.ts';

/** Fewer words of one syllable in a row are common in good Korean: «좀 더 할 수». */
const fewestApart = 4;
/** Share of neighbours that must stand together elsewhere. */
const leastLikeness = 0.6;

const syllablesApart = new RegExp(
  `(?<![\\p{L}\\p{N}])[가-힣](?:\\s[가-힣](?![\\p{L}\\p{N}])){${fewestApart - 1},}`,
  'gu',
);
// Particles that are no words of their own.
const particleApart =
  /(?<=[가-힣])\s(?:을|를|은|는|에서|에게|한테|부터|까지|으로|에|께서|에서는|에는)(?=[\s?!.,]|$)/gu;

/** Whether a particle is the one that follows such a syllable. */
function follows(particle: string, syllable: string): boolean {
  if (/^[을은]$/u.test(particle) || particle === '으로') return hasBatchim(syllable);
  if (/^[를는]$/u.test(particle)) return !hasBatchim(syllable);
  return true;
}

/** Spaces within a word that is typed a syllable at a time (공 공 근 로), or before its particle (급여 를). */
export function findSpacing(
  text: string,
  { isPair, syllableWords }: { isPair: PairCheck; syllableWords: Set<string> },
): Repair[] {
  const repairs: Repair[] = [];
  for (const { 0: from, index: start } of text.matchAll(syllablesApart)) {
    const to = from.replace(/\s/gu, '');
    if ([...to].some((syllable) => syllableWords.has(syllable))) continue;
    if (likenessOf(to, isPair) < leastLikeness) continue;
    repairs.push({ kind: 'spacing', from, to, start, end: start + from.length });
  }
  for (const { 0: from, index: start } of text.matchAll(particleApart)) {
    const end = start + from.length;
    if (!follows(from.slice(1), text[start - 1] as string)) continue;
    if (!apartFrom(repairs)({ start, end })) continue;
    repairs.push({ kind: 'spacing', from, to: from.slice(1), start, end });
  }
  return repairs.sort(inOrder);
}
