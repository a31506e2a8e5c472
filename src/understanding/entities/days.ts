import type { Span } from '../../conversation/entities.ts';
import {
  addDays,
  addMonths,
  dayFrom,
  monthDays,
  partOfDate,
  saidDay,
  saidMonth,
  weekdayOf,
  yearAndMonth,
} from './calendar.ts';
import { dayCounts, dayWords, monthWords, weekWords, wordsOf, wordValue, yearWords } from './day-words.ts';
import { countFrom, countingOnes } from './numerals.ts';
import { tellsOfPast } from './past-tense.ts';

/** A day, or from one day to another, both included. */
export interface DaySpan extends Span {
  from: string;
  to: string;
}

interface Around {
  today: string;
  /** Whether what follows tells of something that is over. */
  isPast: boolean;
  /** The day found before it in the text, close by. */
  before: DaySpan | undefined;
}
type Days = { from: string; to: string } | undefined;
type Read = (words: (string | undefined)[], around: Around) => Days;

const one = (day: string | undefined): Days => (day === undefined ? undefined : { from: day, to: day });

const free = '(?<![\\p{L}\\d.,:-])';
const yearWord = `(?<!\\p{L})(${wordsOf(yearWords)})\\s?`;
const digitYear = "(?:(?<!\\d)(20\\d{2}|'?\\d{2})\\s?년도?\\s?)";
const monthNumber = `((?<![\\d.,])(?:1[0-2]|0?[1-9])|(?<!\\p{L})${saidMonth})\\s?월`;
const dayNumber = `((?:3[01]|[12]\\d|0?[1-9])|${saidDay})\\s?일`;
const monthEnd = '(?![급세수요드령봉차\\d])';
const monthPart = '\\s?(초순|중순|하순|초|중|말|안)?(?!\\p{L}(?<![에까부쯤경의은는이도로엔인한전후예]))';
const weekday = '([월화수목금토일])(?:요일|욜)';
/** Not a time of year but every time: «월요일마다». */
const noRepeat = '(?!\\s?마다)';
const count = `(\\d{1,3}|[일이삼사오육칠팔구십]{1,3}|${countingOnes}|열)`;
const away =
  '\\s?(?:쯤\\s?|정도\\s?)?(뒤|후(?!반|기|원|보|임)|있다가?|이따가?|지나서|전(?![화체문공기단입담통철세력환직일국자산남북라선망원부기]|\\s?직장)|전부터)';

/** Of the years or months in question the one that the sentence speaks of: the last, or else the next. */
function nearest(candidates: (string | undefined)[], { today, isPast }: Around): string | undefined {
  const days = candidates.filter((day) => day !== undefined).sort();
  return isPast ? days.findLast((day) => day <= today) : (days.find((day) => day >= today) ?? days.at(-1));
}

function monthSpan(year: number, month: number, part = ''): Days {
  const [first, last] = monthDays(year, month);
  const on = (day: number) => `${first.slice(0, 8)}${String(day).padStart(2, '0')}`;
  if (part.startsWith('초')) return { from: first, to: on(10) };
  if (part === '중순') return { from: on(11), to: on(20) };
  if (part === '하순' || part === '말') return { from: on(21), to: last };
  return { from: first, to: last };
}

/** A month without its year. */
function monthAround(month: number, part: string | undefined, around: Around): Days {
  const { year, month: current } = yearAndMonth(around.today);
  const isBefore = around.isPast ? month > current : false;
  const isAfter = around.isPast ? false : month < current;
  return monthSpan(year + (isAfter ? 1 : 0) - (isBefore ? 1 : 0), month, part);
}

function yearOf(word: string, today: string): number {
  const digits = /\d+/u.exec(word)?.[0];
  if (digits === undefined) return yearAndMonth(today).year + wordValue(yearWords, word);
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** A weekday on or after the day found before it, else the coming one or, in the past, the last one. */
function weekdayAround(name: string, { today, isPast, before }: Around): string {
  const index = '월화수목금토일'.indexOf(name);
  const start = before?.from ?? today;
  const distance = (index - weekdayOf(start) + 7) % 7;
  if (before !== undefined) return addDays(start, distance);
  return addDays(start, isPast && distance > 0 ? distance - 7 : distance);
}

function weekSpan(weeks: number, today: string): { from: string; to: string } {
  const monday = addDays(today, weeks * 7 - weekdayOf(today));
  return { from: monday, to: addDays(monday, 6) };
}

function awayFrom(today: string, unit: string, number: number, direction: string): Days {
  const signed = direction.startsWith('전') ? -number : number;
  if (unit.startsWith('년')) return one(addMonths(today, signed * 12));
  if (/^(?:개월|달)/u.test(unit)) return one(addMonths(today, signed));
  return one(addDays(today, /^주/u.test(unit) ? signed * 7 : signed));
}

/** Ways to name a day, the more telling first. */
const patterns: { pattern: RegExp; read: Read }[] = (
  [
    [
      `${free}(20\\d{2})\\s?[-./]\\s?(\\d{1,2})\\s?[-./]\\s?(\\d{1,2})(?!\\d)\\.?`,
      ([year, month, day]) => one(dayFrom(Number(year), Number(month), Number(day))),
    ],
    [
      `${free}'?(2\\d)\\.\\s?(\\d{1,2})\\.\\s?(\\d{1,2})(?!\\d)\\.?`,
      ([year, month, day]) => one(dayFrom(2000 + Number(year), Number(month), Number(day))),
    ],
    [
      `${digitYear}${monthNumber}\\s?${dayNumber}`,
      ([year = '', month = '', day = ''], { today }) =>
        one(dayFrom(yearOf(year, today), partOfDate(month), partOfDate(day))),
    ],
    [
      `${yearWord}${monthNumber}\\s?${dayNumber}`,
      ([year = '', month = '', day = ''], { today }) =>
        one(dayFrom(yearOf(year, today), partOfDate(month), partOfDate(day))),
    ],
    [
      `${digitYear}${monthNumber}${monthEnd}${monthPart}`,
      ([year = '', month = '', part], { today }) => monthSpan(yearOf(year, today), partOfDate(month), part),
    ],
    [
      `${yearWord}${monthNumber}${monthEnd}${monthPart}`,
      ([year = '', month = '', part], { today }) => monthSpan(yearOf(year, today), partOfDate(month), part),
    ],
    [
      `(?:(지난|오는|이번|돌아오는)\\s?)?${monthNumber}\\s?${dayNumber}(?!간|동안|째)`,
      ([which, month = '', day = ''], around) => {
        const { year } = yearAndMonth(around.today);
        const candidates = [-1, 0, 1].map((years) =>
          dayFrom(year + years, partOfDate(month), partOfDate(day)),
        );
        return one(nearest(candidates, { ...around, isPast: around.isPast || which === '지난' }));
      },
    ],
    [
      `${free}(1[0-2]|0?[1-9])/(3[01]|[12]\\d|0?[1-9])(?![\\d/.%])(?:일)?`,
      ([month, day], around) => {
        const { year } = yearAndMonth(around.today);
        return one(
          nearest(
            [-1, 0, 1].map((years) => dayFrom(year + years, Number(month), Number(day))),
            around,
          ),
        );
      },
    ],
    [
      `${free}(1[0-2]|0?[1-9])\\.\\s?(3[01]|[12]\\d|0?[1-9])\\.?(?=\\s?(?:\\([월화수목금토일]\\)|일?까지|에\\s|부터|일|자로|면접|신청|접수|마감|[월화수목금토일]요일))`,
      ([month, day], around) => {
        const { year } = yearAndMonth(around.today);
        return one(
          nearest(
            [-1, 0, 1].map((years) => dayFrom(year + years, Number(month), Number(day))),
            around,
          ),
        );
      },
    ],
    [
      `(?<!\\p{L})(${wordsOf(monthWords)})\\s?${dayNumber}`,
      ([word = '', day = ''], { today }) => {
        const { year, month } = yearAndMonth(
          addMonths(`${today.slice(0, 8)}01`, wordValue(monthWords, word)),
        );
        return one(dayFrom(year, month, partOfDate(day)));
      },
    ],
    [
      `(?<!\\p{L})(${wordsOf(monthWords)})\\s?말일`,
      ([word = ''], { today }) => {
        const { year, month } = yearAndMonth(today);
        return one(monthDays(year, month + wordValue(monthWords, word))[1]);
      },
    ],
    [
      `(?<!\\p{L})(${wordsOf(monthWords)})${monthPart}`,
      ([word = '', part], { today }) => {
        const { year, month } = yearAndMonth(today);
        return monthSpan(year, month + wordValue(monthWords, word), part);
      },
    ],
    [
      `(?:(지난|오는|이번|돌아오는)\\s?)?${monthNumber}${monthEnd}달?${monthPart}`,
      ([which, month = '', part], around) =>
        monthAround(partOfDate(month), part, { ...around, isPast: around.isPast || which === '지난' }),
    ],
    [
      `(?<!\\p{L})(${wordsOf(weekWords)})\\s?(?:의\\s?)?${weekday}`,
      ([word = '', name = ''], { today }) =>
        one(addDays(weekSpan(wordValue(weekWords, word), today).from, '월화수목금토일'.indexOf(name))),
    ],
    [
      `(?<!\\p{L})(${wordsOf(weekWords)})\\s?(?:주)?말`,
      ([word = ''], { today }) => {
        const { to } = weekSpan(wordValue(weekWords, word), today);
        return { from: addDays(to, -1), to };
      },
    ],
    [
      `(?<!\\p{L})(${wordsOf(weekWords)})(?![민식차급\\d])`,
      ([word = ''], { today }) => weekSpan(wordValue(weekWords, word), today),
    ],
    [
      '(?<!\\p{L})주말(?!마다|\\s?(?:근무|알바|출근|부부))',
      (_, { today, isPast }) => {
        const { to } = weekSpan(isPast && weekdayOf(today) < 5 ? -1 : 0, today);
        return { from: addDays(to, -1), to };
      },
    ],
    [
      `(?<!\\p{L})(지난|저번|다음|담|이번|요번)\\s?${weekday}${noRepeat}`,
      ([which = '', name = ''], { today }) => {
        const weeks = /지난|저번/u.test(which) ? -1 : /다음|담/u.test(which) ? 1 : 0;
        const day = addDays(weekSpan(weeks, today).from, '월화수목금토일'.indexOf(name));
        // «지난 월요일» on a Wednesday is the one two days ago.
        const isOver = weeks === -1 && addDays(day, 7) < today;
        return one(isOver ? addDays(day, 7) : day);
      },
    ],
    [
      `(?<!\\p{L}|매주\\s?|격주\\s?|주\\s)${weekday}${noRepeat}`,
      ([name = ''], around) => one(weekdayAround(name, around)),
    ],
    [
      `(?<!\\p{L})(${wordsOf(dayWords)})(?!배움|채움|날|의\\s?집|처럼|의\\s?일자리|(?<=모레)\\s?(?:쉰|예순|일흔|마흔|서른|환갑|칠순|팔순|[2-9]0(?!\\d)))`,
      ([word = ''], { today }) => one(addDays(today, wordValue(dayWords, word))),
    ],
    [
      '(?<!\\p{L})낼(?=\\s?(?:오전|오후|아침|점심|저녁|밤|새벽|까지|\\d|[한두세네열]\\s?시|은|도|갈|가|뵐|봐|오|$))(?!\\s?(?:가게|거))',
      (_, { today }) => one(addDays(today, 1)),
    ],
    [
      `(?<![\\p{L}\\d.,])${count}\\s?(일|주일?|개월|달|년)${away}`,
      ([number = '', unit = '', direction = ''], { today }) => {
        const value = countFrom(number);
        return value === undefined ? undefined : awayFrom(today, unit, value, direction);
      },
    ],
    [`(?<!\\p{L})반\\s?년${away}`, ([direction = ''], { today }) => awayFrom(today, '개월', 6, direction)],
    [
      `(?<!\\p{L})(${Object.keys(dayCounts).join('|')})${away}`,
      ([word = '', direction = ''], { today }) => awayFrom(today, '일', dayCounts[word] as number, direction),
    ],
    [
      '(?<![\\p{L}\\d.,]|매[달월]\\s?)(3[01]|[12]\\d|[1-9])일(?=까지|날|부터|\\s?(?:오전|오후|아침|저녁|[월화수목금토일]요일|\\([월화수목금토일]\\)|\\d{1,2}시)|에(?!\\s?\\d|\\s?(?:한|두|세|네)\\s?(?:번|시간)|\\s?(?:몇|얼마))|이요|이에요|입니다|이죠)',
      ([day], around) => {
        if (around.before !== undefined) {
          const { year, month } = yearAndMonth(around.before.from);
          return one(dayFrom(year, month, Number(day)));
        }
        const { year, month } = yearAndMonth(around.today);
        const candidates = [-1, 0, 1].map((months) => {
          const [first] = monthDays(year, month + months);
          return dayFrom(Number(first.slice(0, 4)), Number(first.slice(5, 7)), Number(day));
        });
        return one(nearest(candidates, around));
      },
    ],
  ] satisfies [string, Read][]
).map(([source, read]) => ({ pattern: new RegExp(source, 'gu'), read }));

/** How near a day must stand to lend its month or week to the next. */
const closeBy = 8;

/** Days and spans of days, in the order of the text. `text` has plain digits; `today` is YYYY-MM-DD. */
export function findDays(text: string, today: string): DaySpan[] {
  const places: (Span & { words: (string | undefined)[]; read: Read })[] = [];
  for (const { pattern, read } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].trimEnd().length];
      if (places.some((other) => start < other.end && other.start < end)) continue;
      places.push({ start, end, words: match.slice(1), read });
    }
  }
  places.sort((left, right) => left.start - right.start);
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
