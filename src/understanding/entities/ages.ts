import type { AgeEntity } from '../../conversation/entities.ts';
import { nativeOnes, nativeTens, sinoDigit, sinoTens, withPlainDigits } from '../../conversation/numerals.ts';
import { findSpans } from '../../conversation/spans.ts';
import { boundWords, limitPatterns } from './age-limits.ts';
import { type AgePattern, ageFrom, ageUnit, anyAge, digitAge, nativeAge, sinoAge } from './age-words.ts';

const youngest = 14;
const oldest = 99;

/** «58 말고» is taken back: it is nobody's age. */
const takenBack = '말고|말구|아니고|아니라|(?:[이가]\\s?)?아니';
const noBound = `(?!\\s{0,2}(?:${boundWords}|${takenBack}))`;
/** What counts things, not years: «쉰다섯 명». */
const noCounter = '(?!\\s?(?:명|개|시|곳|번|가지|군데|분|사람|대|마리|장|권|말고|말구|아니))';
/** 이 as the copula: «쉰이에요», not «쉰 이유». */
const copula = '이(?:[에예고라야니지다나면거신시세요여유쥬며든인오구]|\\s?다?\\s?[되됐된])';
const saidEnd = `\\s?(?:${copula}|인데|인디|임|에요|예요|요(?!\\p{L})|입니|되는|된|됐|됩|먹|미취업|구직|백수|주부|정도|쯤|남자|여자|남성|여성)`;
const relative =
  '(?:엄마|어머니|아빠|아버지|부모님|할머니|할아버지|남편|신랑|아내|와이프|집사람|시어머니|장모님|형|누나|언니|오빠|동생)(?:[은는이가도]|께서는?)?';
const speaker = `(?:올해로?|이제|(?:(?:제|내)\\s?나이|나이|연령)[는가도로]?\\s?[:：=]?|만으로|만\\s?나이로?는?|(?:한국|우리)\\s?나이로|나는|저는|제가|내가|나도|저도|나|난|저|전|${relative})`;
const almost = '(?:다\\s?[되됐된]|가까이\\s?[되됐된]|바라보)';

const exact: AgePattern['read'] = ([, word]) => {
  const age = ageFrom(word);
  return age === undefined ? undefined : { kind: 'exact', from: age, to: age };
};

const birthdays: Record<string, number> = {
  불혹: 40,
  지천명: 50,
  환갑: 60,
  회갑: 60,
  칠순: 70,
  고희: 70,
  팔순: 80,
};

const ownAges: AgePattern[] = [
  // «쉰 넘었어요» is said of somebody; «쉰 넘은 사람» is a rule.
  {
    source: `(${anyAge})(?:${ageUnit})?[을이은도]?\\s{0,2}(?:(?:좀|조금|훌쩍|갓|막|이제|이미|벌써)\\s?)?(?:넘었|넘어서|넘어요|넘겼|지났|넘고|넘게\\s?먹)`,
    read: ([, word]) => ({ kind: 'range', from: ageFrom(word) }),
  },
  {
    source: `(${anyAge})(?:${ageUnit})?[이은도]?\\s{0,2}(?:아직\\s?|채\\s?)?(?:안|못)\\s?됐`,
    read: ([, word]) => ({ kind: 'range', to: (ageFrom(word) ?? 0) - 1 }),
  },
  {
    source: `(${anyAge})(?:${ageUnit})?[이은도]?\\s{0,2}(?:아직\\s?)?안\\s?넘`,
    read: ([, word]) => ({ kind: 'range', to: ageFrom(word) }),
  },
  // «6학년 3반이에요», as older people put it.
  {
    source:
      '(?<!(?:초등|국민)(?:학교)?\\s?|\\d)([5-8])학년\\s?([1-9])반(?=이에요|이예요|입니다|인데|이야|이라)',
    read: ([, ten, one]) => ({ kind: 'exact', from: Number(`${ten}${one}`), to: Number(`${ten}${one}`) }),
  },
  {
    source: `(?<!\\p{L})(${Object.keys(birthdays).join('|')})(?!\\s?(?:잔치|기념|선물|여행|파티|상))(?:[이을은]?\\s?(넘|지[났난나]))?`,
    read: ([, name = '', over]) => {
      const age = birthdays[name];
      return over === undefined ? { kind: 'exact', from: age, to: age } : { kind: 'range', from: age };
    },
  },
];

const exactAges = [
  `(${anyAge})${ageUnit}${noBound}(?![기대계])`,
  `(?<![\\p{L}\\d])만\\s?(${digitAge}|${sinoAge})(?=${saidEnd}|\\s?$)`,
  `(?<![\\p{L}\\d])${speaker}\\s?(${digitAge}|${sinoTens})(?=${saidEnd}|\\s?$|[,.])`,
  `(?<![\\p{L}\\d])(?:제|내)?\\s?(?:나이|연령)[는가도]?\\s?(${digitAge})(?!\\s?(?:명|개|년|월|%))${noBound}`,
  `(${digitAge})\\s?years?\\s?old`,
  `(?<!\\p{L})[Ii]\\s?'?\\s?a?m\\s(${digitAge})(?!\\s?\\p{L})`,
  // A counsellor's shorthand: «여/53», «63남».
  `(?<![\\p{L}\\d])(?:[남여][자성]?|[MFmf])\\s?[/·,.]?\\s?(${digitAge})(?!\\s?[\\d명%])(?=\\s|$|[/·,.세])`,
  `(${digitAge})\\s?[/·,.]?\\s?(?:[남여]|[MF])(?!\\p{L})`,
  `^\\s?(${digitAge}|${sinoAge})(?=인데|인디|이[에예]요|예요|입니다|이요|임|이고|이면|됐|됩)`,
  `(${nativeAge})(?=${copula}|\\s{0,2}(?:인데|인디|입니|임|예요|라예|라서|구예|고예|된|되는|되면|먹|됐|되었|짜리|살|,|\\.|$|(?:정도|쯤)(?!\\s?(?:모집|뽑|와|오|있|신청|지원)))${noBound})`,
  `((?!열)${nativeTens}\\s?${nativeOnes})${noCounter}${noBound}`,
  `(?<!\\p{L})(${sinoDigit}십\\s?${nativeOnes})(?=${saidEnd}|\\s?$)`,
  `(${sinoAge}|(?<![\\p{L}\\d,.])\\d0)\\s?(?=노인|할머니|할아버지|어르신|할매|할배)`,
  `(${nativeAge}|${sinoAge}|(?<![\\p{L}\\d,.])[2-9]\\d)[이을]?\\s?(?:먹은|먹었|먹고|${almost})`,
];

const isAge = (age: number | undefined) => age === undefined || (age >= youngest && age <= oldest);

/** Of two that overlap, the earlier in the list tells more. */
const readings = [...limitPatterns, ...ownAges, ...exactAges.map((source) => ({ source, read: exact }))].map(
  ({ source, read }) => ({
    pattern: new RegExp(source, 'gu'),
    read(match: RegExpExecArray) {
      const age = read(match);
      if (age === undefined || (age.from ?? age.to) === undefined) return undefined;
      return isAge(age.from) && isAge(age.to) ? age : undefined;
    },
  }),
);

/** Every age has one of these in it. */
const hasNumber = new RegExp(`[\\d０-９십]|${nativeTens}|${Object.keys(birthdays).join('|')}`, 'u');

/** Ages of 14 to 99 whole years, in the order of the text: 53살, 쉰셋, 육십다섯, 50대 초반, 58세 이상. */
export function findAges(original: string): AgeEntity[] {
  if (!hasNumber.test(original)) return [];
  return findSpans(withPlainDigits(original), readings);
}
