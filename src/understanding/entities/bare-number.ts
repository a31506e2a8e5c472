import type { Entities } from '../../conversation/entities.ts';
import { countFrom, digitsFrom, withPlainDigits } from '../../conversation/numerals.ts';
import { birthFrom } from './births.ts';
import type { ReadingContext } from './find-entities.ts';

const around =
  /^(\s*(?:음+|어+|네|예|아마|대략|대충|약|한|저는|전|만)?[\s,.]*)(.{1,12}?)\s*(?:살|세|년생?|프로|%|만\s?원|만|개월|달)?\s*(?:정도|쯤|가량)?\s*(?:이?요|이?에요|이?예요|입니다|인데요?|이고요|임|이지요|이죠|일걸요)?[\s.!~?]*$/u;

type Found = Partial<Pick<Entities, 'ages' | 'births' | 'money' | 'durations' | 'percents'>>;

/**
 * A number alone, as an answer to what was asked for: «58», «쉰이요», «이백». Money below 10,000 counts in
 * 만원, a duration in months. Undefined where the text is no such answer.
 */
export function readBareNumber(original: string, { today, expected }: ReadingContext): Found | undefined {
  if (expected === undefined || expected === 'answer' || original.length > 30) return undefined;
  const [, before = '', word] = around.exec(withPlainDigits(original)) ?? [];
  // A year of birth is said digit by digit: 칠일년.
  const value =
    word === undefined
      ? undefined
      : expected === 'birth'
        ? (digitsFrom(word) ?? countFrom(word))
        : countFrom(word);
  if (word === undefined || value === undefined) return undefined;
  const place = { start: before.length, end: before.length + word.length };
  switch (expected) {
    case 'age':
      return value < 14 || value > 120
        ? undefined
        : { ages: [{ kind: 'exact', from: value, to: value, ...place }] };
    case 'birth': {
      const birth = birthFrom([String(value)], today);
      return birth === undefined ? undefined : { births: [{ ...birth, ...place }] };
    }
    case 'money':
      return { money: [{ won: value < 10_000 ? value * 10_000 : value, ...place }] };
    case 'duration':
      return { durations: [{ months: value, ...place }] };
    case 'percent':
      return { percents: [{ percent: value, ofMedian: false, ...place }] };
  }
}
