import type { AgeEntity } from '../../conversation/entities.ts';
import { nativeOnes, nativeTens, sinoDigit } from '../../conversation/numerals.ts';
import { type AgePattern, ageFrom, ageUnit, anyAge, nativeAge } from './age-words.ts';

type Ages = Omit<AgeEntity, 'start' | 'end'>;

/** What makes a number of years a bound, and on which side the ages lie that it admits. */
const sides: [words: string, side: (age: number) => Pick<AgeEntity, 'from' | 'to'>][] = [
  ['이상|이후|부터|넘|지난|지나|위로', (age) => ({ from: age })],
  ['초과', (age) => ({ from: age + 1 })],
  ['이하|까지|이내', (age) => ({ to: age })],
  ['미만|안\\s?[되된]|못\\s?[되된]|밑|아래', (age) => ({ to: age - 1 })],
];
export const boundWords = sides.map(([words]) => words).join('|');
const sidePatterns = sides.map(([words, side]) => ({ pattern: new RegExp(`^(?:${words})`, 'u'), side }));

function boundOf(age: number | undefined, word: string): Ages | undefined {
  const side = sidePatterns.find(({ pattern }) => pattern.test(word))?.side;
  return age === undefined || side === undefined ? undefined : { kind: 'bound', ...side(age) };
}

/** Ages of a part of a decade, as people divide it. */
const parts: [name: string, first: number, last: number][] = [
  ['초중반', 0, 6],
  ['중후반', 4, 9],
  ['초', 0, 3],
  ['중', 4, 6],
  ['후', 7, 9],
  ['말', 7, 9],
];

function decade(first: number | undefined, last: number | undefined, name = ''): Ages | undefined {
  if (first === undefined || last === undefined || first > last) return undefined;
  const [, from, to] = parts.find(([beginning]) => name.startsWith(beginning)) ?? ['', 0, 9];
  return { kind: 'range', from: first + from, to: last + to };
}

const ten = `((?<![\\d,.])[2-9]0|(?<!\\p{L})[이삼사오육칠팔구]십)`;
const whole = '(?:만\\s?)?';
const noRatio = '(?!\\s?\\d(?!0\\s?대)|\\s?(?:학|기|출|표|상|부분|략|수|금|책|비|운영|보유|있))';

/** Rules of age and parts of a life, the more telling first. */
export const limitPatterns: AgePattern[] = [
  // «18세 이상 39세 이하», «만 18세부터 39세까지», «19~34세», «쉰에서 예순 사이».
  {
    source: `${whole}(${anyAge})(?:${ageUnit})?\\s?(?:이상|부터|에서|초과)\\s?(?:~\\s?)?${whole}(${anyAge})(?:${ageUnit})?\\s?(이하|미만|까지|사이)`,
    read: ([, first, last, end]) => ({
      kind: 'bound',
      from: ageFrom(first),
      to: (ageFrom(last) ?? 0) - (end === '미만' ? 1 : 0),
    }),
  },
  {
    source: `${whole}(${anyAge})(?:${ageUnit})?\\s?[~∼〜～-]\\s?${whole}(${anyAge})${ageUnit}`,
    read: ([, first, last]) => ({ kind: 'bound', from: ageFrom(first), to: ageFrom(last) }),
  },
  {
    source: `(?<![\\p{L}\\d])[~∼〜～]\\s?${whole}(${anyAge})${ageUnit}`,
    read: ([, last]) => ({ kind: 'bound', to: ageFrom(last) }),
  },
  {
    source: `(${anyAge})${ageUnit}\\s?(?:[~∼〜～↑+](?!\\s?\\d))`,
    read: ([, first]) => ({ kind: 'bound', from: ageFrom(first) }),
  },
  {
    source: `${ten}\\s?대\\s?(?:부터|에서)\\s?${ten}\\s?대\\s?(?:까지|사이)`,
    read: ([, first, last]) => ({ kind: 'bound', from: ageFrom(first), to: (ageFrom(last) ?? 0) + 9 }),
  },
  // Decades, as rules and as somebody's own: «60대 이상», «40~50대», «5060세대», «사오십대», «50대 초반».
  {
    source: `${ten}\\s?대\\s?(${boundWords})`,
    read: ([, word, bound = '']) => {
      const first = ageFrom(word);
      const isUpper = /^(?:이하|까지|이내)/u.test(bound);
      return boundOf(isUpper && first !== undefined ? first + 9 : first, bound);
    },
  },
  {
    source: `${ten}(?:\\s?대)?\\s?(?:[~∼〜～·,/-]|에서|이나|나|하고|이랑|랑)\\s?${ten}\\s?대${noRatio}`,
    read: ([, first, last]) => decade(ageFrom(first), ageFrom(last)),
  },
  {
    source: `(?<!\\d)([2-8]0)([3-9]0)(?=\\s?(?:세대|신중년|여성|중장년|대상|프로))`,
    read: ([, first, last]) => decade(ageFrom(first), ageFrom(last)),
  },
  {
    source: `(?<![\\d,.])([2-8])\\s?[~∼〜～·,-]\\s?([3-9]0)\\s?대${noRatio}`,
    read: ([, first, last]) => decade(ageFrom(`${first}0`), ageFrom(last)),
  },
  {
    source: `(?<!\\p{L})([이삼사오육칠팔])([삼사오육륙칠팔구]십)\\s?대${noRatio}`,
    read: ([, first, last]) => decade(ageFrom(`${first}십`), ageFrom(last)),
  },
  {
    source: `${ten}\\s?대?\\s?(초중반|중후반|초반|중반|후반)`,
    read: ([, word, name]) => decade(ageFrom(word), ageFrom(word), name),
  },
  {
    source: `${ten}\\s?대\\s?([초중후말])(?!\\p{L}(?<![이인예입라의에은는도여남]))`,
    read: ([, word, name]) => decade(ageFrom(word), ageFrom(word), name),
  },
  {
    source: `(${nativeAge}|(?<!\\p{L})${sinoDigit}십|(?<![\\p{L}\\d,.])[2-9]0)\\s?줄(?=에|이|인|의|은|\\s|$)`,
    read: ([, word]) => decade(ageFrom(word), ageFrom(word)),
  },
  { source: `${ten}\\s?대${noRatio}`, read: ([, word]) => decade(ageFrom(word), ageFrom(word)) },
  {
    source: `(${nativeAge})\\s?(초반|중반|후반)`,
    read: ([, word, name]) => decade(ageFrom(word), ageFrom(word), name),
  },
  {
    source: `(${anyAge})${ageUnit}[이을은는가]?\\s{0,2}(?!넘었|넘어[서요]|넘겼|넘고|지났)(${boundWords})`,
    read: ([, word, bound = '']) => boundOf(ageFrom(word), bound),
  },
  {
    source: `((?!열)${nativeTens}\\s?${nativeOnes})(까지|부터)`,
    read: ([, word, bound = '']) => boundOf(ageFrom(word), bound),
  },
  {
    source: `(${nativeAge}|(?<!\\p{L})${sinoDigit}십|(?<![\\p{L}\\d,.])[2-9]\\d)[을이은도]?\\s{0,2}(넘은|넘는|넘긴|넘으|이상|이하|미만|안\\s?된|못\\s?된)(?!\\s?(?:명|점|개|원|만\\s?원))`,
    read: ([, word, bound = '']) => boundOf(ageFrom(word), bound),
  },
];
