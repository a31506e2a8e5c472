import type { AgeEntity } from '../../conversation/entities.ts';
import { countFrom, nativeOnes, nativeTens, sinoTens } from '../../conversation/numerals.ts';

/** A way to say an age: a pattern's source, and what its groups tell; undefined for nothing. */
export interface AgePattern {
  source: string;
  read: (match: RegExpExecArray) => Omit<AgeEntity, 'start' | 'end'> | undefined;
}

export const digitAge = '(?<![\\d,.])(?:1[4-9]|[2-9]\\d)(?!\\d|,\\d)';
export const nativeAge = `${nativeTens}(?:\\s?(?:${nativeOnes}|한|두|세|네))?`;
export const sinoAge = `(?<!\\p{L})${sinoTens}`;
export const anyAge = `(?:${digitAge}|${nativeAge}|${sinoAge})`;
export const ageUnit = '\\s{0,2}(?:세|살)';

/** The years of one of these words. */
export function ageFrom(word = ''): number | undefined {
  return countFrom(word);
}
