import { countFrom } from './numerals.ts';

const millisecondsADay = 86_400_000;

/** Months as they are said; the sixth and the tenth drop a sound. */
export const saidMonth = '(?:십[일이]|[일이삼사오육유칠팔구시])';
/** Days of a month as they are said: 일, 십오, 삼십일. */
export const saidDay = '(?:[이삼]?십[일이삼사오육칠팔구]?|[일이삼사오육칠팔구])';

/** The number of a month or a day in digits or words; 0 for none. */
export function partOfDate(word: string): number {
  return countFrom(word.replace('유', '육').replace('시', '십')) ?? 0;
}

const momentOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/** YYYY-MM-DD; undefined where the calendar has no such day. */
export function dayFrom(year: number, month: number, day: number): string | undefined {
  const moment = Date.UTC(year, month - 1, day);
  const date = new Date(moment);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? dayOf(moment) : undefined;
}

export function yearAndMonth(day: string): { year: number; month: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

export function addDays(day: string, days: number): string {
  return dayOf(momentOf(day) + days * millisecondsADay);
}

/** The same day of another month, or the last day of it where it is shorter. */
export function addMonths(day: string, months: number): string {
  const { year, month } = yearAndMonth(day);
  const [first, last] = monthDays(year, month + months);
  const wanted = `${first.slice(0, 8)}${day.slice(8)}`;
  return wanted > last ? last : wanted;
}

/** First and last day of a month; months before 1 and after 12 lie in the years around. */
export function monthDays(year: number, month: number): [string, string] {
  return [dayOf(Date.UTC(year, month - 1, 1)), dayOf(Date.UTC(year, month, 0))];
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: string): number {
  return (new Date(momentOf(day)).getUTCDay() + 6) % 7;
}
