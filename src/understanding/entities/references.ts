import type { ReferenceEntity } from '../../conversation/entities.ts';
import { countFrom } from '../../conversation/numerals.ts';
import { findSpans, type Reading } from '../../conversation/spans.ts';

const thing = '(?:거|것|꺼|사업|일자리|과정|프로그램|교육|지원금|항목)';
const ordinal = '(첫|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|아홉|열|\\d{1,2})';
const start = '(?<![\\p{L}\\p{N}])';

const firstPattern = new RegExp(
  `${start}(?:맨\\s?(?:처음|위|앞)|제일\\s?(?:처음|위|앞)|처음)(?:에)?\\s?(?:거|것|꺼)`,
  'gu',
);
const ordinalPattern = new RegExp(
  `${start}${ordinal}\\s?(?:번\\s?째|째)(?:\\s?${thing}|(?=$|[^\\p{L}\\s]|\\s*$|이?요|으?로(?!\\p{L})|만|[을를]|\\s(?:알려|자세|선택|할게|보여|설명|신청)))`,
  'gu',
);
const numberPattern = new RegExp(
  `(?<![\\p{L}\\d.,-])(\\d{1,2})\\s?번(?:\\s?${thing}|(?=이[요에]|요|으로|로(?!\\p{L})|\\s?(?:알려|자세|할게|선택|설명|골라|보여|누를|해\\s?주|$)))`,
  'gu',
);
const lastPattern = new RegExp(
  `${start}(?:맨\\s?|제일\\s?)?(?:마지막|끝|아래|밑|뒤)(?:에)?\\s?(?:번째)?\\s?${thing}|${start}마지막(?:이?요|\\s?번)`,
  'gu',
);
const thatPattern = new RegExp(
  `${start}(?:(?:아까|방금|전에|조금\\s?전에?|위에|앞에)\\s?(?:말한|말하신|말씀하신|얘기한|보여\\s?준|알려\\s?준|나온|본|그|하던)?\\s?(?:그\\s?)?${thing}|그거|그것|그건|그게|그걸|고거|고것|이거|이것|이건|이게|이걸|요거|저거|저것|저건|[그이저]\\s(?:거|것|중|사업|일자리|과정|프로그램|교육|지원금|일)|거시기)(?!\\s?참)`,
  'gu',
);

const place = ([, word = '']: RegExpExecArray) => {
  const to = word === '첫' ? 1 : countFrom(word);
  return to === undefined ? undefined : { to };
};
const readings: Reading<Pick<ReferenceEntity, 'to'>>[] = [
  { pattern: firstPattern, read: () => ({ to: 1 }) },
  { pattern: ordinalPattern, read: place },
  { pattern: numberPattern, read: place },
  { pattern: lastPattern, read: () => ({ to: 'last' }) },
  { pattern: thatPattern, read: () => ({ to: 'that' }) },
];

/** Words that point back, in the order of the text: 아까 그거, 두번째거, 1번이요, 마지막거요. */
export function findReferences(text: string): ReferenceEntity[] {
  return findSpans(text, readings);
}
