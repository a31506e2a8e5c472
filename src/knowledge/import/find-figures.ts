import { withPlainDigits } from '../../conversation/numerals.ts';
import { findSpans, type Reading } from '../../conversation/spans.ts';
import { amountReadings } from './amount-figures.ts';
import { dateReadings, timeReadings } from './date-figures.ts';
import type { Figure, FigureValue } from './figure.ts';

const reference: Reading<FigureValue> = {
  pattern: /(?<=제\s?)\d{4}\s?-\s?\d+(?=\s?호)/gu,
  read: ([text]) => ({ kind: 'reference', id: text.replace(/\s/gu, '') }),
};

const anyDigits: Reading<FigureValue> = {
  pattern: /\d+/gu,
  read: ([digits]) => ({ kind: 'number', number: Number(digits) }),
};

const readings: Reading<FigureValue>[] = [
  reference,
  amountReadings.phone,
  ...dateReadings,
  ...timeReadings,
  ...amountReadings.before,
  ...amountReadings.after,
  anyDigits,
];

/**
 * Figures, dates, ages, amounts, phone numbers and percentages of a passage, in its order. No digit of the text is
 * left out, and none stands in two of them.
 */
export function findFigures(text: string): Figure[] {
  return findSpans(withPlainDigits(text), readings).map((found) => ({
    ...found,
    text: text.slice(found.start, found.end),
  }));
}
