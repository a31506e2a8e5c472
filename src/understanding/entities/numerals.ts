const digitOf: Record<string, number> = { 일: 1, 이: 2, 삼: 3, 사: 4, 오: 5, 육: 6, 칠: 7, 팔: 8, 구: 9 };
const tenOf: Record<string, number> = { 십: 10, 백: 100, 천: 1_000 };
const scaleOf: Record<string, number> = { 만: 10_000, 억: 100_000_000 };

const amount = '\\d[\\d,]{0,14}(?:\\.\\d{1,4})?';
/** A number in digits, in words or mixed: «10,030», «3만5천», «1.5억», «이백오십만». */
export const numerals = `(?:${amount}(?:\\s?[십백천만억]{1,2}(?:\\s?${amount})?){0,5}|[일이삼사오육칠팔구십백천만억](?:\\s?[일이삼사오육칠팔구십백천만억]){0,14})`;

/**
 * The value of such a number; undefined where the pieces make none. After 억, a rest without 만 counts in
 * 만 all the same: «1억5천» is 150 million.
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

/** Full-width digits as plain ones: one code unit for another, so that offsets stay those of the text. */
export function withPlainDigits(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'));
}
