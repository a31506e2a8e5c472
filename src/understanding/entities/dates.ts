import type { DateEntity } from '../../conversation/entities.ts';
import { withPlainDigits } from '../../conversation/numerals.ts';
import { apartFrom, inOrder } from '../../conversation/spans.ts';
import { findDays } from './days.ts';
import { findTimes } from './times.ts';

/** What may stand between a day and its time: «20일(금) 오전 10시», «화요일에 두시». */
const joining =
  /^[\s,]*(?:\(?[월화수목금토일](?:요일|욜)?\)|[월화수목금토일](?:요일|욜)|날|에|의|쯤)*[\s,]*$/u;

/**
 * Days, spans of days and times of day, in the order of the text: 다음주 화요일 오후 두시, 5월 중, 보름 뒤.
 * `today`: YYYY-MM-DD; a day without its year is the next one, or the last one where the sentence tells of
 * the past.
 */
export function findDates(original: string, today: string): DateEntity[] {
  const text = withPlainDigits(original);
  const days = findDays(text, today);
  const times = findTimes(text).filter(apartFrom(days));
  const found: DateEntity[] = [];
  for (const { from, to, start, end } of days) {
    const last = found.at(-1);
    // «3월 20일 금요일» is one day.
    if (last?.date === from && from === to && /^[\s(]*$/u.test(text.slice(last.end, start))) {
      last.end = end;
      continue;
    }
    found.push({ date: from, ...(from === to ? {} : { until: to }), start, end });
  }
  for (const { time, start, end } of times) {
    const day = found.findLast((other) => other.end <= start);
    const isOfDay =
      day !== undefined &&
      day.until === undefined &&
      !day.date.includes('T') &&
      joining.test(text.slice(day.end, start));
    if (isOfDay) Object.assign(day, { date: `${day.date}T${time}`, end });
    else found.push({ date: `T${time}`, start, end });
  }
  return found.sort(inOrder);
}
