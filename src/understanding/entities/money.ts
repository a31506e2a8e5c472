import type { MoneyEntity } from '../../conversation/entities.ts';
import { numberFrom, numerals, withPlainDigits } from '../../conversation/numerals.ts';
import { apartFrom, inOrder } from '../../conversation/spans.ts';

const tenThousand = 10_000;

/** What an amount is said of where its unit is left out: then it is counted in 만원, «월 이백», «연봉 3천». */
const cue =
  '(?:월급|월수입|월세|월|연봉|연소득|소득|수입|급여|전세|보증금|재산|집값|빚|대출|저축|저금|예금|통장|한\\s?달에|달에|매달)';
/** «월이백» is 월 and 이백. */
const particle = '(?:은|는|이(?![십백천])|가|도|을|를|에|으로|로)?';
const earns = '(?=\\s?(?:받|벌|준|줘|주는|버는|나와|나오))';
/** A unit of something else, a longer word, or the end of the sentence taken for 2: «연봉 삼천이에요». */
const noOtherUnit =
  '(?![\\d,.]|[에예]요|라서|\\s?(?:명|세|살|년|월|일(?!\\s?때)|시|개|곳|번|회|차|퍼|프로|%|호|층|분|주))';

interface Pattern {
  pattern: RegExp;
  /** Amounts below it were said in 만원. */
  inTenThousandsBelow: number;
}

const patterns: Pattern[] = [
  // «200~250만원»: the unit belongs to both.
  { pattern: /(?<![\d,.])(\d{1,4})(?=\s?[~∼-]\s?\d{1,4}\s?만)/gu, inTenThousandsBelow: tenThousand },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d,.-]|[일이삼사오육칠팔구])(${numerals})\\s?원(?!금|서|인(?![데가지])|장|래|격|동|도심)`,
      'gu',
    ),
    inTenThousandsBelow: 0,
  },
  {
    pattern: new RegExp(
      `(?<=[가-힣])(?<!시급(?=이만))(${numerals})\\s?원(?=[\\s?!.,이을은만도정준받씩짜밖으인에부까넘벌나들내]|$)`,
      'gu',
    ),
    inTenThousandsBelow: 0,
  },
  {
    pattern:
      /(?<![\p{L}\d,.])(\d[\d.]{0,5}\s?억(?:\s?\d{1,4}\s?천?만?)?|[일이삼사오육칠팔구십]{1,3}억(?:\s?[일이삼사오육칠팔구]?천)?)/gu,
    inTenThousandsBelow: 0,
  },
  {
    pattern: new RegExp(`(?<!\\p{L})${cue}${particle}\\s?(?:한\\s)?(${numerals})${noOtherUnit}`, 'gu'),
    inTenThousandsBelow: 100_000,
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d,.])(\\d{2,4}|[일이삼사오육칠팔구]?백(?:[일이삼사오육칠팔구]?십)?)\\s?(?:정도\\s?)?${earns}`,
      'gu',
    ),
    inTenThousandsBelow: tenThousand,
  },
  { pattern: /(?<![\p{L}\d,.])(\d{1,5}만)(?=\s(?!명|개|대|곳|건)|정도|쯤|$)/gu, inTenThousandsBelow: 0 },
];

/** Amounts in won, in the order of the text: 250만원, 3억, 월 이백, 1억5천. */
export function findMoney(original: string): MoneyEntity[] {
  const text = withPlainDigits(original);
  const found: MoneyEntity[] = [];
  for (const { pattern, inTenThousandsBelow } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const words = match[1] as string;
      // «재산이 좀», «전세 사기» and «여사원» have a syllable that happens to be a digit.
      if (/^[일이삼사오육칠팔구]$/u.test(words)) continue;
      const value = numberFrom(words);
      if (value === undefined || value <= 0) continue;
      const start = match.index + match[0].indexOf(words);
      const end = match.index + match[0].length;
      if (!apartFrom(found)({ start, end })) continue;
      found.push({ won: value < inTenThousandsBelow ? value * tenThousand : value, start, end });
    }
  }
  return found.sort(inOrder);
}
