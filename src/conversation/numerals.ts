const digitOf: Record<string, number> = {
  영: 0,
  공: 0,
  일: 1,
  이: 2,
  삼: 3,
  사: 4,
  오: 5,
  육: 6,
  륙: 6,
  칠: 7,
  팔: 8,
  구: 9,
};
const tenOf: Record<string, number> = { 십: 10, 백: 100, 천: 1_000 };
const scaleOf: Record<string, number> = { 만: 10_000, 억: 100_000_000 };

/** Native tens as they are written, by hand and by ear. */
const nativeTenOf: Record<string, number> = {
  열: 10,
  스물: 20,
  스믈: 20,
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
/** Native ones that stand alone: 셋, in the south-east 서이. */
const nativeOneOf: Record<string, number> = {
  하나: 1,
  둘: 2,
  셋: 3,
  서이: 3,
  넷: 4,
  너이: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  여덜: 8,
  아홉: 9,
};
/** Native ones before what is counted: 세 살, 석 달. */
const nativeOneBeforeUnitOf: Record<string, number> = {
  한: 1,
  두: 2,
  세: 3,
  석: 3,
  서: 3,
  네: 4,
  넉: 4,
};

const anyOf = (words: Record<string, number>) => Object.keys(words).join('|');

const amount = '\\d[\\d,]{0,14}(?:\\.\\d{1,4})?';
/** A number in digits, in words or mixed: «10,030», «3만5천», «1.5억», «이백오십만». */
export const numerals = `(?:${amount}(?:\\s?[십백천만억]{1,2}(?:\\s?${amount})?){0,5}|[일이삼사오육칠팔구십백천만억](?:\\s?[일이삼사오육칠팔구십백천만억]){0,14})`;

/** A native ten: 쉰. */
export const nativeTens = `(?:${anyOf(nativeTenOf)})`;
/** A native one that can stand without what it counts: 셋. */
export const nativeOnes = `(?:${anyOf(nativeOneOf)})`;
/** A native one before what it counts: 세, 석, 다섯. */
export const countingOnes = `(?:${anyOf(nativeOneBeforeUnitOf)}|${anyOf(nativeOneOf)})`;
/** A Sino-Korean digit: 오. */
export const sinoDigit = '[일이삼사오육칠팔구]';
/** «육십이에요» is 60 and the copula, «육십이인데» 62. */
const copula = '에|오|예|요|라|야|고|구|니|지|네|며|면|든|거|신데|시|세요|여|유|다|나|쥬';
/** A number from 10 to 99 from 십 on, with ones of either kind: 오십삼, 육십 다섯. */
export const sinoTens = `(?:${sinoDigit}?십(?:\\s?(?:[일삼사오육칠팔구]|이(?!${copula}|\\s?(?:넘|안\\s?[되됐된]|다\\s?[되됐된]|지[나났]))|${countingOnes}))?)`;

/**
 * The value of a Sino-Korean number or of digits; undefined where the pieces make none. After 억, a rest
 * without 만 counts in 만 all the same: «1억5천» is 150 million.
 */
export function numberFrom(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastScale: string | undefined;
  for (const [piece] of text.matchAll(/\d[\d,]*(?:\.\d+)?|\S/gu)) {
    if (/^\d/u.test(piece)) {
      if (digit !== undefined) return undefined;
      digit = Number(piece.replaceAll(',', ''));
    } else if (piece in digitOf) {
      if (digit !== undefined) return undefined;
      digit = digitOf[piece];
    } else if (piece in tenOf) {
      section += (digit ?? 1) * (tenOf[piece] as number);
      digit = undefined;
    } else if (piece in scaleOf) {
      const amount = section + (digit ?? 0);
      total += (amount === 0 ? 1 : amount) * (scaleOf[piece] as number);
      section = 0;
      digit = undefined;
      lastScale = piece;
    } else return undefined;
  }
  const rest = section + (digit ?? 0);
  return total + (lastScale === '억' ? rest * (scaleOf.만 as number) : rest);
}

const nativePattern = new RegExp(`^(${nativeTens})?(${countingOnes})?$`, 'u');
const mixedPattern = new RegExp(`^(${sinoDigit}?십)(${countingOnes})$`, 'u');

/** The value of a number of any kind: 53, 오십삼, 쉰셋, 육십다섯, 석; undefined where it is none. */
export function countFrom(text: string): number | undefined {
  const word = text.replace(/\s/gu, '');
  if (word === '') return undefined;
  const oneOf = (one = '') => nativeOneOf[one] ?? nativeOneBeforeUnitOf[one] ?? 0;
  const native = nativePattern.exec(word);
  if (native !== null) return (nativeTenOf[native[1] ?? ''] ?? 0) + oneOf(native[2]);
  const mixed = mixedPattern.exec(word);
  if (mixed !== null) return (numberFrom(mixed[1] as string) ?? 0) + oneOf(mixed[2]);
  return numberFrom(word);
}

/** The value of digits said one by one: 육팔 is 68, 공일 is 1; undefined where it is none. */
export function digitsFrom(word: string): number | undefined {
  const digits = [...word].map((syllable) => digitOf[syllable]);
  return digits.includes(undefined) ? undefined : Number(digits.join(''));
}

/** Full-width digits as plain ones: one code unit for another, so that offsets stay those of the text. */
export function withPlainDigits(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'));
}
