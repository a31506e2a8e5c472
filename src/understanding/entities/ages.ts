import type { AgeEntity } from '../../conversation/entities.ts';
import { withPlainDigits } from './numerals.ts';

const tens: Record<string, number> = {
  스물: 20,
  스무: 20,
  서른: 30,
  설흔: 30,
  마흔: 40,
  쉰: 50,
  예순: 60,
  일흔: 70,
  여든: 80,
  아흔: 90,
};
const nativeOnes: Record<string, number> = {
  하나: 1,
  한: 1,
  둘: 2,
  두: 2,
  셋: 3,
  세: 3,
  넷: 4,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  여덜: 8,
  아홉: 9,
};
const sinoDigits = '일이삼사오육칠팔구';
const wholeOnes = '하나|둘|셋|넷|다섯|여섯|일곱|여덟|여덜|아홉';
const digits = '(1[4-9]|[2-9]\\d)';
/** «58세 이상» and «19~34세» are a rule's bounds, «58 말고» is taken back: neither is the person's age. */
const noBound = '(?!\\s{0,2}(?:이상|이하|미만|부터|까지|넘|초과|말고|말구))';
const unit = `\\s{0,2}[세살]${noBound}`;
const saidEnd = '\\s?(?:인데|인디|이구|임|미취업|구직|백수|이고|이에요|이예요|예요|이요|입니다|이야|이라)';
const speaker = '(?:올해|이제|나이는|나이가|나이|나는|저는|제가|내가|나|난|저|전)';

const digitPatterns = [
  `(?<![\\d~∼\\-])${digits}${unit}`,
  `(?<![\\p{L}\\d])만\\s?${digits}(?=${saidEnd}|\\s?$)`,
  `(?<![\\p{L}\\d])${speaker}\\s?${digits}(?=${saidEnd}|\\s?$)`,
  `^${digits}(?=인데|이에요|이예요|입니다)`,
].map((source) => new RegExp(source, 'gu'));

const nativeTens = Object.keys(tens).join('|');
const nativePatterns = [
  `(${nativeTens})\\s?(${Object.keys(nativeOnes).join('|')})?(?=\\s{0,2}(?:살|이|인데|이고|입니|이에|예요|된|넘|먹|$)${noBound})`,
  `(${nativeTens})\\s?(${wholeOnes})(?=\\s(?!명|개|시간|곳|번|가지|군데|분|말고|말구))`,
].map((source) => new RegExp(source, 'gu'));

const sinoTen = '([이삼사오육칠팔구])십';
const sinoPatterns = [
  `(?<!\\p{L})${sinoTen}\\s?([${sinoDigits}]|${wholeOnes}|한|두|세|네)?${unit}`,
  `(?<!\\p{L})${sinoTen}(${wholeOnes})(?=${saidEnd}|\\s?$)`,
  `(?<!\\p{L})${speaker}\\s?${sinoTen}([${sinoDigits}])?(?=${saidEnd}|\\s?$)`,
].map((source) => new RegExp(source, 'gu'));

function onesOf(word = ''): number {
  if (word === '') return 0;
  return nativeOnes[word] ?? sinoDigits.indexOf(word) + 1;
}

function matches(text: string, patterns: RegExp[], ageOf: (match: RegExpMatchArray) => number): AgeEntity[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      age: ageOf(match),
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}

/** Ages of 14 to 99 whole years, in the order of the text: 53살, 쉰셋, 육십다섯, 나 68인데. */
export function findAges(original: string): AgeEntity[] {
  const text = withPlainDigits(original);
  const found = [
    ...matches(text, digitPatterns, ([, age]) => Number(age)),
    ...matches(text, nativePatterns, ([, ten = '', one]) => (tens[ten] ?? 0) + onesOf(one)),
    ...matches(text, sinoPatterns, ([, ten = '', one]) => (sinoDigits.indexOf(ten) + 1) * 10 + onesOf(one)),
  ].sort((left, right) => left.start - right.start || right.end - left.end);
  let position = 0;
  return found.filter(({ start, end }) => {
    if (start < position) return false;
    position = end;
    return true;
  });
}
