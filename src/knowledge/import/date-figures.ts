import { dayFrom } from '../../conversation/calendar.ts';
import type { Reading } from '../../conversation/spans.ts';
import type { FigureValue } from './figure.ts';

const year = `(?:(?<!\\d)(\\d{4})|(?<![\\d\\p{L}])['’‘′\`]\\s?(\\d{2}))`;
const separator = '\\s?(?:년\\s?|[.\\-/]\\s?)';
const month = '(1[0-2]|0?[1-9])';
const day = '(3[01]|[12]\\d|0?[1-9])(?!\\d|\\.\\d)\\s?(?:일|\\.)?';
const weekday = '(?:\\s?\\(\\s?[월화수목금토일](?:요일)?\\s?\\))?';
/** «시» is no hour in «시간» and «시급». */
const hour = '\\s?시(?!간|(?![까부에])\\p{L})(?:\\s?([0-5]?\\d)\\s?분)?';
const time = `(?:\\s?(?:(오전|오후)\\s?)?(\\d{1,2})(?::([0-5]\\d)(?!\\d)|${hour}))?`;
const wholeDay = `${year}${separator}${month}\\s?(?:월\\s?|[.\\-/]\\s?)${day}${weekday}${time}`;
const dayOfMonth = `(?<![\\d.,])${month}\\s?(?:월\\s?|[.]\\s?|/)${day}${weekday}${time}`;
/** «1. 3명» is the first point and three people, so a day alone must look like one. */
const plainDayOfMonth = `(?=\\d{1,2}(?:\\s?월\\s?\\d|\\.\\s?\\d{1,2}\\.|/\\d{1,2}\\s?\\())${dayOfMonth}`;
/** The end of a span leaves out what it shares with the beginning: «3. 2. ~ 13.». */
const dayAlone = `(?<![\\d.,])(3[01]|[12]\\d|0?[1-9])\\s?(?:일|\\.)${weekday}${time}`;
const joint = '\\s?(?:[~∼～〜–—-]|부터)\\s?';

type Groups = (string | undefined)[];

const twoDigits = (number: number) => String(number).padStart(2, '0');

function yearFrom(long: string | undefined, short: string | undefined, known?: string): string | undefined {
  return long ?? (short === undefined ? known : String(2_000 + Number(short)));
}

/** A day; undefined where the calendar has none such. `of` is its year, or undefined. */
function dayText(of: string | undefined, monthText: string, dayOf: string): string | undefined {
  const [monthNumber, dayNumber] = [Number(monthText), Number(dayOf)];
  // A leap year stands in for an unknown one.
  if (dayFrom(Number(of ?? 2_000), monthNumber, dayNumber) === undefined) return undefined;
  const rest = `${twoDigits(monthNumber)}-${twoDigits(dayNumber)}`;
  return of === undefined ? `--${rest}` : `${of}-${rest}`;
}

/** «오후 2시» is 14:00; '' where no time is told. */
function timeText([half, hourText, minute, minuteInWords]: Groups): string {
  if (hourText === undefined) return '';
  const hour = Number(hourText) + (half === '오후' && Number(hourText) < 12 ? 12 : 0);
  return hour > 24 ? '' : `T${twoDigits(hour)}:${twoDigits(Number(minute ?? minuteInWords ?? 0))}`;
}

function dateFrom(day: string | undefined, timeGroups: Groups): string | undefined {
  return day && `${day}${timeText(timeGroups)}`;
}

const yearOfDay = (from: string) => (/^\d/.test(from) ? from.slice(0, 4) : undefined);
const monthOfDay = (from: string) => from.replace(/^-/, '').split('-')[1] as string;

function span(from: string | undefined, until: string | undefined): FigureValue | undefined {
  if (from === undefined) return undefined;
  return until === undefined ? { kind: 'date', from } : { kind: 'date', from, until };
}

/** The second day of a span, by how much of it is written. */
const ends: { pattern: string; read: (groups: Groups, from: string) => string | undefined }[] = [
  {
    pattern: wholeDay,
    read: ([long, short, m, d, ...rest]) =>
      dateFrom(dayText(yearFrom(long, short), m as string, d as string), rest),
  },
  {
    pattern: dayOfMonth,
    read: ([m, d, ...rest], from) => dateFrom(dayText(yearOfDay(from), m as string, d as string), rest),
  },
  {
    pattern: dayAlone,
    read: ([d, ...rest], from) => dateFrom(dayText(yearOfDay(from), monthOfDay(from), d as string), rest),
  },
];

const starts = ends.slice(0, 2).map(({ pattern, read }) => ({
  pattern: pattern === dayOfMonth ? plainDayOfMonth : pattern,
  read,
}));

const spans = starts.flatMap((start) =>
  ends.map((end) => ({
    pattern: new RegExp(`${start.pattern}${joint}${end.pattern}`, 'gu'),
    read: (match: RegExpExecArray) => {
      const size = groupCount(start.pattern);
      const from = start.read(match.slice(1, 1 + size), '');
      const until = from && end.read(match.slice(1 + size), from);
      return until === undefined ? undefined : span(from, until);
    },
  })),
);

function groupCount(pattern: string): number {
  return (new RegExp(`${pattern}|`, 'u').exec('') as RegExpExecArray).length - 1;
}

const days = starts.map((start) => ({
  pattern: new RegExp(start.pattern, 'gu'),
  read: (match: RegExpExecArray) => span(start.read(match.slice(1), ''), undefined),
}));

const halves: Record<string, string> = { 상: 'H1', 하: 'H2' };

const partOfYear: Reading<FigureValue>[] = [
  {
    pattern: new RegExp(`${year}\\s?년(?:도)?\\s?(상|하)반기`, 'gu'),
    read: ([, long, short, half]) => span(`${yearFrom(long, short)}-${halves[half as string]}`, undefined),
  },
  {
    pattern: new RegExp(`${year}\\s?(?:년\\s?|[.\\-]\\s?)${month}(?:\\s?월|(?=\\.?(?:[\\s,)~]|$)))`, 'gu'),
    read: ([, long, short, m]) => span(`${yearFrom(long, short)}-${twoDigits(Number(m))}`, undefined),
  },
  {
    pattern: new RegExp(`${year}\\s?(?:년도?|학년도)`, 'gu'),
    read: ([, long, short]) => span(yearFrom(long, short), undefined),
  },
  {
    pattern: /(?<![\d.,])(1[0-2]|[1-9])\s?월(?=[\s,~중초말에부까·]|$)/gu,
    read: ([, m]) => span(`--${twoDigits(Number(m))}`, undefined),
  },
];

/** Days, spans of days and parts of years, longest reading first. */
export const dateReadings: Reading<FigureValue>[] = [...spans, ...days, ...partOfYear];

const clock = `(?:(오전|오후)\\s?)?(?<![\\d:])(\\d{1,2})(?::([0-5]\\d)(?!\\d)|${hour})`;

function clockTime(groups: Groups): string | undefined {
  return timeText(groups).slice(1) || undefined;
}

/** Times of day: «09:00~18:00», «오후 2시». */
export const timeReadings: Reading<FigureValue>[] = [
  {
    pattern: new RegExp(`${clock}${joint}${clock}`, 'gu'),
    read: (match) => {
      const from = clockTime(match.slice(1, 5));
      // «오후 2시 ~ 4시» says once which half of the day it is.
      const [half, ...rest] = match.slice(5, 9);
      const until = clockTime([half ?? match[1], ...rest]);
      return from === undefined || until === undefined ? undefined : { kind: 'time', from, until };
    },
  },
  {
    pattern: new RegExp(clock, 'gu'),
    read: (match) => {
      const from = clockTime(match.slice(1, 5));
      return from === undefined ? undefined : { kind: 'time', from };
    },
  },
];
