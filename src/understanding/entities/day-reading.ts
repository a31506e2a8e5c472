import {
  addDays,
  addMonths,
  dayFrom,
  monthDays,
  weekdayOf,
  yearAndMonth,
} from '../../conversation/calendar.ts';
import type { Span } from '../../conversation/entities.ts';
import { wordValue, yearWords } from './day-words.ts';

/** A day, or from one day to another, both included. */
export interface DaySpan extends Span {
  from: string;
  to: string;
}

/** What a day's words are read against. */
export interface Around {
  today: string;
  /** Whether what follows tells of something that is over. */
  isPast: boolean;
  /** The day found before it in the text, close by. */
  before: DaySpan | undefined;
}
export type Days = { from: string; to: string } | undefined;
export type ReadDay = (words: (string | undefined)[], around: Around) => Days;

/** A single day. */
export const one = (day: string | undefined): Days =>
  day === undefined ? undefined : { from: day, to: day };

/** Of the years or months in question the one that the sentence speaks of: the last, or else the next. */
function nearest(candidates: (string | undefined)[], { today, isPast }: Around): string | undefined {
  const days = candidates.filter((day) => day !== undefined).sort();
  return isPast ? days.findLast((day) => day <= today) : (days.find((day) => day >= today) ?? days.at(-1));
}

export function monthSpan(year: number, month: number, part = ''): Days {
  const [first, last] = monthDays(year, month);
  const on = (day: number) => `${first.slice(0, 8)}${String(day).padStart(2, '0')}`;
  if (part.startsWith('초')) return { from: first, to: on(10) };
  if (part === '중순') return { from: on(11), to: on(20) };
  if (part === '하순' || part === '말') return { from: on(21), to: last };
  return { from: first, to: last };
}

/** A month without its year. */
export function monthAround(month: number, part: string | undefined, around: Around): Days {
  const { year, month: current } = yearAndMonth(around.today);
  const isBefore = around.isPast ? month > current : false;
  const isAfter = around.isPast ? false : month < current;
  return monthSpan(year + (isAfter ? 1 : 0) - (isBefore ? 1 : 0), month, part);
}

export function yearOf(word: string, today: string): number {
  const digits = /\d+/u.exec(word)?.[0];
  if (digits === undefined) return yearAndMonth(today).year + wordValue(yearWords, word);
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** A weekday on or after the day found before it, else the coming one or, in the past, the last one. */
export function weekdayAround(name: string, { today, isPast, before }: Around): string {
  const index = weekdayIndex(name);
  const start = before?.from ?? today;
  const distance = (index - weekdayOf(start) + 7) % 7;
  if (before !== undefined) return addDays(start, distance);
  return addDays(start, isPast && distance > 0 ? distance - 7 : distance);
}

export function weekSpan(weeks: number, today: string): { from: string; to: string } {
  const monday = addDays(today, weeks * 7 - weekdayOf(today));
  return { from: monday, to: addDays(monday, 6) };
}

export function awayFrom(today: string, unit: string, number: number, direction: string): Days {
  const signed = direction.startsWith('전') ? -number : number;
  if (unit.startsWith('년')) return one(addMonths(today, signed * 12));
  if (/^(?:개월|달)/u.test(unit)) return one(addMonths(today, signed));
  return one(addDays(today, /^주/u.test(unit) ? signed * 7 : signed));
}

/** A month and a day without their year. */
export function dayInYear(month: number, day: number, around: Around): Days {
  const { year } = yearAndMonth(around.today);
  const candidates = [-1, 0, 1].map((years) => dayFrom(year + years, month, day));
  return one(nearest(candidates, around));
}

/** A day without its month: of the month spoken of just before it, else of this one or one beside it. */
export function dayInMonth(day: number, around: Around): Days {
  const { year, month } = yearAndMonth(around.before?.from ?? around.today);
  if (around.before !== undefined) return one(dayFrom(year, month, day));
  const candidates = [-1, 0, 1].map((months) => {
    const first = yearAndMonth(monthDays(year, month + months)[0]);
    return dayFrom(first.year, first.month, day);
  });
  return one(nearest(candidates, around));
}

/** The month so many months from this one. */
export function monthFrom(today: string, months: number): { year: number; month: number } {
  return yearAndMonth(addMonths(`${today.slice(0, 8)}01`, months));
}

/** Monday is 0. */
export const weekdayIndex = (name: string) => '월화수목금토일'.indexOf(name);
