import type { Span } from './entities.ts';

/** A pattern (with the flag g) and what its match tells; undefined for nothing. */
export interface Reading<Found> {
  pattern: RegExp;
  read: (match: RegExpExecArray) => Found | undefined;
}

export const overlaps = (left: Span, right: Span) => left.start < right.end && right.start < left.end;

/** Keeps what lies apart from all of these. */
export const apartFrom = (others: Span[]) => (span: Span) => !others.some((other) => overlaps(span, other));

export const inOrder = (left: Span, right: Span) => left.start - right.start;

/** What the patterns find, in the order of the text; where two overlap, the earlier pattern's is kept. */
export function findSpans<Found extends object>(text: string, readings: Reading<Found>[]): (Found & Span)[] {
  const found: (Found & Span)[] = [];
  for (const { pattern, read } of readings) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].trimEnd().length };
      if (!apartFrom(found)(span)) continue;
      const told = read(match);
      if (told !== undefined) found.push({ ...told, ...span });
    }
  }
  return found.sort(inOrder);
}
