import { dayPatterns } from './day-patterns.ts';
import type { DaySpan } from './day-reading.ts';
import { tellsOfPast } from './past-tense.ts';
import { findSpans } from './spans.ts';

/** How near a day must stand to lend its month or week to the next. */
const closeBy = 8;

const readings = dayPatterns.map(({ pattern, read }) => ({
  pattern,
  read: (match: RegExpExecArray) => ({ words: match.slice(1), read }),
}));

/** Days and spans of days, in the order of the text. `text` has plain digits; `today` is YYYY-MM-DD. */
export function findDays(text: string, today: string): DaySpan[] {
  const places = findSpans(text, readings);
  const found: DaySpan[] = [];
  for (const { start, end, words, read } of places) {
    const after = text.slice(end, end + 30);
    const last = found.at(-1);
    const days = read(words, {
      today,
      isPast: tellsOfPast(after),
      before: last !== undefined && start - last.end < closeBy ? last : undefined,
    });
    if (days !== undefined) found.push({ ...days, start, end });
  }
  return found;
}
