import type { DurationEntity } from '../../conversation/entities.ts';
import { countFrom, countingOnes, nativeTens, withPlainDigits } from '../../conversation/numerals.ts';
import { apartFrom, inOrder } from '../../conversation/spans.ts';
import { dayCounts } from './day-words.ts';

/** «하루 8시간» is a rate. */
const { 하루: _, ...days } = dayCounts;
const count = `(\\d{1,3}|[일이삼사오육칠팔구십]{1,3}|${countingOnes}|${nativeTens}(?:\\s?${countingOnes})?)`;
/** «68년생», «15년도», «2021년 상반기» and dates are no lengths of time. */
const noDate = '(?!상|아|\\s?(?:생|도|대|월|\\d{1,2}\\s?월|상반기|하반기|전|후|뒤|에))';
const half = '(\\s?반(?!드시|장|기|찬))?';
const free = '(?<![\\d,.]|20|19)(?<!\\p{L}(?<!지)(?=[한두세네열]))';

const years = new RegExp(
  `${free}${count}\\s?년${half}${noDate}(?:\\s?${count}\\s?(?:개월|달)${half})?`,
  'gu',
);
const months = new RegExp(`${free}${count}\\s?(?:개월|달)${half}(?!력|라|콤)`, 'gu');
const halfYear = /반\s?년(?!생)/gu;
const twoYears = /(?<!\p{L})이태(?!원|리)/gu;
/** «사주 봐줘» and «이주 여성» are no weeks. */
const noWeeks = '(?![일이사오구]주(?:\\s(?!정도|쯤|동안|교육|과정)|$))';
const weeks = new RegExp(`${free}${noWeeks}${count}\\s?주(?:일|간|째|동안|\\s|$)(?!년)`, 'gu');
const wholeDays = /(?<![\d,.월주]|[월주]\s)(\d{1,3})\s?일(?:간|동안|째|\s?(?:이상|정도|쯤|넘|채|걸)|$|\s)/gu;
const namedDays = new RegExp(`(?<!\\p{L})(${Object.keys(days).join('|')})`, 'gu');
const hours = new RegExp(`${free}${count}\\s?시간(?!표|대|제)`, 'gu');

const countOf = (word: string) => countFrom(word) ?? 0;

type Length = Pick<DurationEntity, 'months' | 'days' | 'hours'>;

const lengths: [RegExp, (match: RegExpMatchArray) => Length][] = [
  [
    years,
    ([, year = '', halfYears, month, halfMonth]) => ({
      months: countOf(year) * 12 + (halfYears ? 6 : 0) + (month === undefined ? 0 : countOf(month)),
      ...(halfMonth ? { days: 15 } : {}),
    }),
  ],
  [months, ([, month = '', halfMonth]) => ({ months: countOf(month), ...(halfMonth ? { days: 15 } : {}) })],
  [halfYear, () => ({ months: 6 })],
  [twoYears, () => ({ months: 24 })],
  [weeks, ([, week = '']) => ({ days: countOf(week) * 7 })],
  [wholeDays, ([, day = '']) => ({ days: Number(day) })],
  [namedDays, ([, name = '']) => ({ days: days[name] as number })],
  [hours, ([, hour = '']) => ({ hours: countOf(hour) })],
];

/** Lengths of time, in the order of the text: 3년 반, 10개월째, 석 달, 보름, 하루 8시간. */
export function findDurations(original: string): DurationEntity[] {
  const text = withPlainDigits(original);
  const found: DurationEntity[] = [];
  for (const [pattern, lengthOf] of lengths) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].trimEnd().length];
      // «보름 뒤» is a day, «한 달에» a rate.
      if (/^(?:에|\s?(?:뒤|후|전|있다|안에|이내에))/u.test(text.slice(end))) continue;
      if (!apartFrom(found)({ start, end })) continue;
      found.push({ ...lengthOf(match), start, end });
    }
  }
  return joined(found.sort(inOrder), text);
}

/** «석 달 열흘» and «일 년 하고도 두 달» are one length: years or months, and something shorter. */
function joined(lengths: DurationEntity[], text: string): DurationEntity[] {
  const together: DurationEntity[] = [];
  for (const length of lengths) {
    const last = together.at(-1);
    const isPart =
      last?.months !== undefined &&
      last.days === undefined &&
      (length.days !== undefined ||
        (length.months !== undefined && length.months < 12 && last.months >= 12)) &&
      /^\s?(?:하고도?\s?|에\s?)?$/u.test(text.slice(last.end, length.start));
    if (last === undefined || !isPart) together.push({ ...length });
    else {
      if (length.months !== undefined) last.months = (last.months ?? 0) + length.months;
      if (length.days !== undefined) last.days = length.days;
      last.end = length.end;
    }
  }
  return together;
}
