import {
  addDays,
  dayFrom,
  monthDays,
  partOfDate,
  saidDay,
  saidMonth,
  weekdayOf,
} from '../../conversation/calendar.ts';
import { countFrom, countingOnes } from '../../conversation/numerals.ts';
import {
  awayFrom,
  dayInMonth,
  dayInYear,
  monthAround,
  monthFrom,
  monthSpan,
  one,
  type ReadDay,
  weekdayAround,
  weekdayIndex,
  weekSpan,
  yearOf,
} from './day-reading.ts';
import { dayCounts, dayWords, monthWords, weekWords, wordsOf, wordValue, yearWords } from './day-words.ts';

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

/** Ways to name a day, the more telling first. */
export const dayPatterns: { pattern: RegExp; read: ReadDay }[] = (
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
        const isPast = around.isPast || which === '지난';
        return dayInYear(partOfDate(month), partOfDate(day), { ...around, isPast });
      },
    ],
    [
      `${free}(1[0-2]|0?[1-9])/(3[01]|[12]\\d|0?[1-9])(?![\\d/.%])(?:일)?`,
      ([month, day], around) => dayInYear(Number(month), Number(day), around),
    ],
    [
      `${free}(1[0-2]|0?[1-9])\\.\\s?(3[01]|[12]\\d|0?[1-9])\\.?(?=\\s?(?:\\([월화수목금토일]\\)|일?까지|에\\s|부터|일|자로|면접|신청|접수|마감|[월화수목금토일]요일))`,
      ([month, day], around) => dayInYear(Number(month), Number(day), around),
    ],
    [
      `(?<!\\p{L})(${wordsOf(monthWords)})\\s?${dayNumber}`,
      ([word = '', day = ''], { today }) => {
        const { year, month } = monthFrom(today, wordValue(monthWords, word));
        return one(dayFrom(year, month, partOfDate(day)));
      },
    ],
    [
      `(?<!\\p{L})(${wordsOf(monthWords)})\\s?말일`,
      ([word = ''], { today }) => {
        const { year, month } = monthFrom(today, wordValue(monthWords, word));
        return one(monthDays(year, month)[1]);
      },
    ],
    [
      `(?<!\\p{L})(${wordsOf(monthWords)})${monthPart}`,
      ([word = '', part], { today }) => {
        const { year, month } = monthFrom(today, wordValue(monthWords, word));
        return monthSpan(year, month, part);
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
        one(addDays(weekSpan(wordValue(weekWords, word), today).from, weekdayIndex(name))),
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
        const day = addDays(weekSpan(weeks, today).from, weekdayIndex(name));
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
    // Without a space before them, only words that stand in no other: «상담모레로».
    [
      '(?<!낼|내일|내일\\s)(오늘|글피|모레)(?!날|의|처럼)',
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
      '(?<![\\p{L}\\d.,]|매[달월]\\s?)(3[01]|[12]\\d|[1-9])일(?=까지|날|부터|\\s?(?:오전|오후|아침|저녁|[월화수목금토일]요일|\\([월화수목금토일]\\)|\\d{1,2}시)|(?<=\\d일(?:이나|하고|이랑|랑|,)\\s?\\d{1,2}일)|에(?!\\s?\\d|\\s?(?:한|두|세|네)\\s?(?:번|시간)|\\s?(?:몇|얼마))|이요|이에요|입니다|이죠)',
      ([day], around) => dayInMonth(Number(day), around),
    ],
  ] satisfies [string, ReadDay][]
).map(([source, read]) => ({ pattern: new RegExp(source, 'gu'), read }));
