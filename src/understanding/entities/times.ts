import type { Span } from '../../conversation/entities.ts';
import { countFrom } from '../../conversation/numerals.ts';
import { apartFrom, inOrder } from '../../conversation/spans.ts';

export interface ClockTime extends Span {
  /** HH:MM. */
  time: string;
}

const part = '(오전|오후|아침|점심|한?낮|저녁|밤|새벽|am|pm|AM|PM)?\\s?';
/** Where a number of hours may begin: not inside another word, unless that is a day or a part of it. */
const wordStart = '(?<!\\p{L}(?<!오전|오후|아침|점심|낮|저녁|밤|새벽|요일|욜|오늘|내일|낼|모레))';
const hour = `((?<![\\d:.])\\d{1,2}|${wordStart}(?:열\\s?한|열\\s?두|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)|${wordStart}(?:이십[일이삼사]?|십[삼사오육칠팔구]))`;
const minute = '(?:\\s?(반)(?!드시|장|찬|기|대)|\\s?(\\d{1,2}|[이삼사오]?십[일이삼사오육칠팔구]?|오)\\s?분)?';
/** «시간» is a length and «시청» an office. */
const ends =
  '(?=에|까지|부터|쯤|정도|경|이|요|로|는|은|도|면|엔|인|예|나|랑|하고|임|출|퇴|시작|\\s|$|[^\\p{L}])';

const patterns = {
  spoken: new RegExp(`${part}${hour}\\s?시(?!간)${minute}${ends}`, 'gu'),
  written: new RegExp(`${part}(?<![\\d:.-])([01]?\\d|2[0-4]):([0-5]\\d)(?![\\d:])`, 'gu'),
  // «10~12시»
  first: new RegExp(`${part}(?<![\\d:./-])(\\d{1,2})(?=\\s?[~∼-]\\s?\\d{1,2}\\s?시(?!간))`, 'gu'),
  named: /정오|자정/gu,
};

/** The hour on a clock of 24: without a word for it, 1 to 6 are taken for the afternoon. */
function hourOf(hour: number, word: string | undefined, isWritten: boolean): number | undefined {
  if (hour > 24) return undefined;
  if (hour > 12 || hour === 0) return hour % 24;
  switch (word?.toLowerCase()) {
    case '오전':
    case '새벽':
    case '아침':
    case 'am':
      return hour % 12;
    case '오후':
    case '저녁':
    case 'pm':
      return (hour % 12) + 12;
    case '밤':
      return hour >= 6 && hour < 12 ? hour + 12 : hour % 12;
    case '점심':
    case '낮':
    case '한낮':
      return hour >= 10 ? hour : hour + 12;
    default:
      return !isWritten && hour <= 6 ? hour + 12 : hour;
  }
}

/** Times of day, in the order of the text: 오후 두시, 9시 반, 10:30, 정오. `text` has plain digits. */
export function findTimes(text: string): ClockTime[] {
  if (!/시|:|정오|자정/u.test(text)) return [];
  const found: ClockTime[] = [];
  const add = (match: RegExpExecArray, hour: number | undefined, minute: number) => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (hour === undefined || minute > 59) return;
    if (!apartFrom(found)({ start, end })) return;
    const digits = [hour, minute].map((part) => String(part).padStart(2, '0'));
    found.push({ time: digits.join(':'), start, end });
  };
  for (const match of text.matchAll(patterns.written)) {
    const [, word, hour, minute] = match;
    add(
      match,
      hourOf(Number(hour), word, Number(hour) > 6 || hour?.startsWith('0') === true),
      Number(minute),
    );
  }
  for (const match of text.matchAll(patterns.spoken)) {
    const [, word, hour = '', half, minute] = match;
    add(match, hourOf(countFrom(hour) ?? 99, word, false), half ? 30 : (countFrom(minute ?? '') ?? 0));
  }
  for (const match of text.matchAll(patterns.first)) add(match, hourOf(Number(match[2]), match[1], false), 0);
  for (const match of text.matchAll(patterns.named)) add(match, match[0] === '정오' ? 12 : 0, 0);
  return found.sort(inOrder);
}
