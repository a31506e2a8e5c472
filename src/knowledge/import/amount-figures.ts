import { numberFrom } from '../../conversation/numerals.ts';
import type { Reading } from '../../conversation/spans.ts';
import type { FigureValue, Per } from './figure.ts';

const plain = '(?<![\\d,.])(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?![\\d,]\\d)';
/** «1억 2,500만», «3천5백만», «10만 2,800». */
const amount = `${plain}(?:\\s?[십백천만억]{1,2}(?:\\s?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?=\\s?[십백천만억명원]))?)*`;
const joint = '\\s?[~∼～〜–-]\\s?';

/** What stands right before an amount tells what it is counted by. */
const pers: [pattern: RegExp, per: Per][] = [
  [/(?:시급|시간당|1\s?시간에?)\s?[:：]?\s?(?:최대\s?|약\s?)?$/u, 'hour'],
  [/(?:일당|일급|하루(?:에)?|1\s?일|매일)\s?[:：]?\s?(?:최대\s?|약\s?)?$/u, 'day'],
  [/(?:매주|주|1\s?주)\s?[:：]?\s?(?:최대\s?|약\s?)?$/u, 'week'],
  [/(?:월급|매월|매달|월|1\s?개월|한\s?달)\s?[:：]?\s?(?:최대\s?|약\s?)?$/u, 'month'],
  [/(?:연봉|연간|매년|연|1\s?년)\s?[:：]?\s?(?:최대\s?|약\s?)?$/u, 'year'],
];

function perBefore({ input, index }: RegExpExecArray): { per?: Per } {
  const before = input.slice(Math.max(0, index - 16), index);
  const per = pers.find(([pattern]) => pattern.test(before))?.[1];
  return per === undefined ? {} : { per };
}

const scaleOf = (unit: string) => numberFrom(unit) ?? 1;

/** «200~250만원»: what the second number is counted in counts for the first too. */
function pair(first: string | undefined, second: string): [number, number | undefined] | undefined {
  const until = numberFrom(second);
  if (until === undefined) return undefined;
  if (first === undefined) return [until, undefined];
  const shared = /[십백천만억]/u.test(first) ? '' : (/[십백천만억]+$/u.exec(second)?.[0] ?? '');
  const from = numberFrom(first);
  return from === undefined ? undefined : [from * (shared === '' ? 1 : scaleOf(shared)), until];
}

const withUntil = (until: number | undefined) => (until === undefined ? {} : { until });

const range = `(?:(${amount})${joint})?(${amount})`;

const money: Reading<FigureValue> = {
  pattern: new RegExp(`${range}\\s?원(?!\\p{L}*서)`, 'gu'),
  read(match) {
    const values = pair(match[1], match[2] as string);
    return values && { kind: 'money', won: values[0], ...withUntil(values[1]), ...perBefore(match) };
  },
};

const percent: Reading<FigureValue> = {
  pattern: new RegExp(`(?:(${plain})\\s?%?${joint})?(${plain})\\s?(?:%|％|퍼센트|프로(?!그램|젝트))p?`, 'gu'),
  read(match) {
    const values = pair(match[1], match[2] as string);
    const before = match.input.slice(Math.max(0, match.index - 14), match.index);
    return (
      values && {
        kind: 'percent',
        percent: values[0],
        ...withUntil(values[1]),
        ofMedian: /중위\s?소득\s?(?:의\s?)?$/u.test(before),
      }
    );
  },
};

const years = '(?:만\\s?)?(\\d{1,3})\\s?세';
const bounds = { 이상: 'min', 부터: 'min', 이하: 'max', 까지: 'max', 초과: 'above', 미만: 'below' } as const;
const bound = `(${Object.keys(bounds).join('|')})`;
const boundOf = (word: string, age: string) => ({ [bounds[word as keyof typeof bounds]]: Number(age) });

const ages: Reading<FigureValue>[] = [
  {
    pattern: new RegExp(`${years}\\s?${bound}\\s?[,~∼～-]?\\s?${years}\\s?${bound}`, 'gu'),
    read: ([, from, low, to, high]) => ({
      kind: 'age',
      ...boundOf(low as string, from as string),
      ...boundOf(high as string, to as string),
    }),
  },
  {
    pattern: new RegExp(`(?:만\\s?)?(?<!\\d)(\\d{1,3})\\s?세?${joint}${years}(?:\\s?이하)?`, 'gu'),
    read: ([, from, to]) => ({ kind: 'age', min: Number(from), max: Number(to) }),
  },
  {
    pattern: new RegExp(`${years}(?!대)\\s?${bound}`, 'gu'),
    read: ([, age, word]) => ({ kind: 'age', ...boundOf(word as string, age as string) }),
  },
  {
    pattern: new RegExp(`(?<!\\d)${years}(?![대\\d])`, 'gu'),
    read: ([, age]) => ({ kind: 'age', min: Number(age), max: Number(age) }),
  },
];

const phone: Reading<FigureValue> = {
  pattern:
    /(?<![\d-])(?:\(?0\d{1,2}\)?\s?[-.)]?\s?\d{3,4}\s?[-.]\s?\d{4}(?:\s?[~∼,]\s?\d{1,4}(?![\d-]))?|1[568]\d{2}-\d{4})(?![\d-])/gu,
  read: ([text]) => ({ kind: 'phone', number: text.replace(/\s/gu, '') }),
};

const lengthUnit = '(개년|년|개월|주일|주|일|시간|분)';
const perUnits: Record<string, Per> = { 주: 'week', 일: 'day', 월: 'month', 연: 'year', 년: 'year' };

const duration: Reading<FigureValue> = {
  pattern: new RegExp(
    `(?:(${plain})${joint})?(${plain})\\s?${lengthUnit}(?![\\p{L}](?<![간이동내미초까씩의을를은는과와에로부정간]))`,
    'gu',
  ),
  read(match) {
    const values = pair(match[1], match[2] as string);
    const before = match.input.slice(Math.max(0, match.index - 6), match.index);
    const by = /(?:(주|월|연)|1\s?(일|주|년))\s?$/u.exec(before);
    const per = perUnits[by?.[1] ?? by?.[2] ?? ''];
    return (
      values && {
        kind: 'duration',
        length: values[0],
        ...withUntil(values[1]),
        unit: match[3] as string,
        ...(per === undefined ? {} : { per }),
      }
    );
  },
};

const countUnit =
  '(명|인(?!공|턴)|사람|가구|세대|개소|개교|개사|개반|개(?!월|년)|곳|팀|회|차시|차례|차|부(?!터)|건|점|대|종|과목|과정|분야|기|㎡|m²|평|km|배|번|통|매|장|학점|순위|등급|급|층|호)';

const counts: Reading<FigureValue>[] = [
  {
    pattern: new RegExp(`(?:(${amount})${joint})?(${amount})\\s?(?:여\\s?)?${countUnit}`, 'gu'),
    read([, first, second, unit]) {
      const values = pair(first, second as string);
      return values && { kind: 'count', count: values[0], ...withUntil(values[1]), unit: unit as string };
    },
  },
  {
    pattern: /[○◯〇0O]{2,4}\s?(명|원|개|회|곳)/gu,
    read: ([, unit]) => ({ kind: 'count', count: null, unit: unit as string }),
  },
];

const number: Reading<FigureValue> = {
  pattern: new RegExp(amount, 'gu'),
  read: ([text]) => {
    const value = numberFrom(text);
    return value === undefined ? undefined : { kind: 'number', number: value };
  },
};

/** Amounts of every kind, the most telling first; the last one takes whatever digits are left. */
export const amountReadings = {
  phone,
  before: [...ages, money, percent],
  after: [duration, ...counts, number],
};
