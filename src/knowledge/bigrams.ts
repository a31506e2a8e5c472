/** Stands where something was taken out, so that no pair of syllables is made across the gap. */
export const gap = '\u0001';

/** Pairs of neighbouring syllables; a text of one syllable stands for itself. */
export function bigrams(squeezed: string): string[] {
  const found: string[] = [];
  for (const part of squeezed.split(gap)) {
    if (part.length === 1) found.push(part);
    for (let start = 0; start + 2 <= part.length; start++) found.push(part.slice(start, start + 2));
  }
  return found;
}
