import { dayFrom, partOfDate, saidDay, saidMonth } from '../../conversation/calendar.ts';
import type { BirthEntity } from '../../conversation/entities.ts';
import { digitsFrom, numberFrom, sinoDigit, withPlainDigits } from '../../conversation/numerals.ts';
import { findSpans } from '../../conversation/spans.ts';

/** Two digits of a year mean the century before, unless that year's children could write by now. */
const youngestWriter = 10;
const oldest = 99;

const cue =
  '(?:생년월일|생년|생일|출생일|출생년도|출생연도|태어난\\s?날|주민\\s?(?:등록)?\\s?번호\\s?앞\\s?자리)';
const particle = '(?:은|는|이|가|:|：)?\\s{0,2}';
const year = `((?<!\\d)(?:19|20)?\\d{2})`;
const said = `(?<!\\p{L})(${sinoDigit}십${sinoDigit}?|천구백${sinoDigit}십${sinoDigit}?|이천${sinoDigit}?|[공영일이삼사오육칠팔구]{2})`;
const month = '(0?[1-9]|1[0-2])(?!\\d)';
const day = '(0?[1-9]|[12]\\d|3[01])(?!\\d)';
const zodiac = '(?:쥐|소|범|호랑이|토끼|용|뱀|말|양|원숭이|닭|개|돼지)띠';
const saidEnd = '(?:이|인|예요|에요|입니|임|요|$)';
const sixDigits = '(?<![\\d.,-])(\\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?![\\d,.-]\\d|\\d)';
const eightDigits = '(?<![\\d.,-])((?:19|20)\\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?![\\d,.-]\\d|\\d)';
/** «680302 남», «680302생»; what counts something else is none. */
const alone = '(?:\\s?생(?!활)|(?!\\s?(?:만|천|원|명|번|호|개|점|건|대|장|회|시간|%|퍼|프로)))';
const parted = `${year}\\s?[.,/년-]\\s{0,2}${month}\\s?[.,/월-]\\s{0,2}${day}\\s?(?:일|\\.)?`;
const born = '(?:\\s?생|(?=\\s?(?:출생|태어|에\\s?(?:태어|출생))))';

/** A date of birth, the more telling form first. Groups: year, month, day. */
const patterns: RegExp[] = [
  `${cue}${particle}${parted}`,
  `${cue}${particle}${sixDigits}`,
  `${cue}${particle}${eightDigits}`,
  `${parted}${born}`,
  `${year}\\s?년\\s?${month}\\s?월()${born}`,
  `${said}\\s?년\\s?(${saidMonth})\\s?월()${born}`,
  `${said}\\s?년\\s?(${saidMonth})\\s?월\\s?(${saidDay})\\s?일(?:${born}|(?=\\s?(?:이에요|입니다|이요)))`,
  `${cue}${particle}${said}\\s?년\\s?(${saidMonth})\\s?월\\s?(${saidDay})\\s?일`,
  `${eightDigits}${alone}`,
  `${sixDigits}${alone}`,
  `${year}\\s?${zodiac}()()`,
  `${year}\\s?년\\s?(?:도\\s?)?(?:생|출생|에\\s?태어|도에\\s?태어|${zodiac})()()`,
  `${said}\\s?년\\s?(?:생|출생|에\\s?태어|${zodiac})()()`,
  `(?<![\\d.,-])((?:19)?\\d{2})생(?=${saidEnd}|\\s)()()`,
  `${cue}${particle}${year}\\s?(?:년)?(?=이|예|인|입|요|\\s|$)()()`,
].map((source) => new RegExp(source, 'gu'));

function fullYear(word: string, thisYear: number): number {
  const value = /^\d+$/u.test(word)
    ? Number(word)
    : /십|천/u.test(word)
      ? (numberFrom(word) ?? 0)
      : (digitsFrom(word) ?? 0);
  if (value >= 100) return value;
  return value + 2000 <= thisYear - youngestWriter ? value + 2000 : value + 1900;
}

/**
 * Dates of birth, in the order of the text: 68년생, 1968년 3월 2일생, 생년월일 68.3.2, 680302. `today`
 * (YYYY-MM-DD) settles the century of two digits and the ages.
 */
export function findBirths(original: string, today: string): BirthEntity[] {
  const text = withPlainDigits(original);
  // Every form has a digit, a year or a cue in it.
  if (!/\d|년|생/u.test(text)) return [];
  return findSpans(
    text,
    patterns.map((pattern) => ({ pattern, read: (match) => birthFrom(match.slice(1), today) })),
  );
}

/** From the words of a year, a month and a day, of which the last may be empty; undefined for no possible date. */
export function birthFrom(
  words: (string | undefined)[],
  today: string,
): Omit<BirthEntity, 'start' | 'end'> | undefined {
  const [yearWord = '', monthWord = '', dayWord = ''] = words;
  const thisYear = Number(today.slice(0, 4));
  const birthYear = fullYear(yearWord, thisYear);
  if (birthYear < thisYear - oldest || birthYear > thisYear - youngestWriter) return undefined;
  const [month, day] = [monthWord, dayWord].map(partOfDate) as [number, number];
  if (dayWord !== '' && dayFrom(birthYear, month, day) === undefined) return undefined;
  const date = [birthYear, month, day]
    .slice(0, monthWord === '' ? 1 : dayWord === '' ? 2 : 3)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return { date, ...agesOn(today, date) };
}

/** The ages in whole years that someone born on a date, known to the year, month or day, may have on a day. */
function agesOn(today: string, birth: string): Pick<BirthEntity, 'from' | 'to'> {
  const thisYear = Number(today.slice(0, 4));
  const age = thisYear - Number(birth.slice(0, 4));
  const [thisDay, birthday] = [today.slice(5), birth.slice(5)];
  const known = thisDay.slice(0, birthday.length);
  if (birthday === '' || (birthday.length < thisDay.length && birthday === known))
    return { from: age - 1, to: age };
  const years = birthday <= known ? age : age - 1;
  return { from: years, to: years };
}
