import type { Aspect } from '../schema.ts';
import type { ImportRecord } from './import-record.ts';
import { currentPassages } from './passage.ts';

/** A sentence or two; longer quotes point at nothing. */
const longestQuote = 300;

/**
 * Keeps the pointed-out places whose quote stands in its passage, once and character by character, and cuts no figure
 * in two; everything else is dropped.
 */
export function verifyPointedOut(
  record: ImportRecord,
  pointedOut: { passage: string; aspect: Aspect; quote: string }[],
): ImportRecord['pointedOut'] {
  const passages = currentPassages(record.passages);
  return pointedOut.flatMap(({ passage: id, aspect, quote }) => {
    const passage = passages.find((each) => each.id === id);
    if (passage === undefined || quote.trim() === '' || quote.length > longestQuote) return [];
    const start = passage.text.indexOf(quote);
    const end = start + quote.length;
    const isOnce = start >= 0 && passage.text.indexOf(quote, start + 1) < 0;
    const cuts = passage.figures.some(
      (figure) => figure.start < end && figure.end > start && (figure.start < start || figure.end > end),
    );
    return isOnce && !cuts ? [{ passage: id, aspect, start, end }] : [];
  });
}
