import type { PercentEntity } from '../../conversation/entities.ts';
import { numberFrom, withPlainDigits } from '../../conversation/numerals.ts';
import { findSpans } from '../../conversation/spans.ts';

const value =
  '((?<![\\d,.])\\d{1,3}(?:\\.\\d{1,2})?|(?<!\\p{L})[일이삼사오육칠팔구]?백?(?:[일이삼사오육칠팔구]?십)?[일이삼사오육칠팔구]?)';
const sign =
  '\\s?(?:%|％|퍼센트|퍼센테이지|프로(?!그램|젝트|필|세스|그래|축구|야구|급)|퍼(?=\\s|$|이|까|인|정|넘|\\p{P}))';
const median = '(?:기준\\s?)?중위\\s?(?:소득)?(?:의|이|은|는|가)?\\s{0,2}(?:한\\s|약\\s?)?';
const readings = [
  new RegExp(`(${median})?${value}${sign}`, 'gu'),
  // «중위소득 60 이하»: the sign is left out.
  new RegExp(
    `(${median})${value}(?!\\s?(?:만|원|명|\\d))(?=\\s?(?:이하|이상|넘|미만|초과|까지|이내|정도|쯤|이|인|예|$))`,
    'gu',
  ),
].map((pattern) => ({
  pattern,
  read([, before, word]: RegExpExecArray) {
    const percent = word === undefined || word === '' ? undefined : numberFrom(word);
    return percent === undefined ? undefined : { percent, ofMedian: before !== undefined && before !== '' };
  },
}));

/** Percentages, in the order of the text: 중위소득 60%, 백 퍼센트, 팔십프로. */
export function findPercents(original: string): PercentEntity[] {
  return findSpans(withPlainDigits(original), readings);
}
