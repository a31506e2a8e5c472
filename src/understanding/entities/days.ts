import { findSpans } from '../../conversation/spans.ts';
import { dayPatterns } from './day-patterns.ts';
import type { DaySpan } from './day-reading.ts';
import { tellsOfPast } from './past-tense.ts';

/** What may stand between two days of which the first lends its month or week to the second: «8일이나 9일». */
const lending = /^\s?(?:부터|에서|이나|나|하고|이랑|랑|아니면|또는|[,·~-])?\s?$/u;

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
      before: last !== undefined && lending.test(text.slice(last.end, start)) ? last : undefined,
    });
    if (days !== undefined) found.push({ ...days, start, end });
  }
  return found;
}
