import type { PeriodEntity } from '../../conversation/entities.ts';

const yearPattern =
  /(?<!\d)(?:(20[0-3]\d)|'?([12]\d))\s*(?:년도?|학년도)(?!\s*(?:생|차|이상|이내|간|동안|전|후|만|반))|(?<!\d)(20[0-3]\d)(?!\d)(?!\s*년\s*생)/gu;
const halfPattern = /(상반기|하반기)/u;

/** A half-year named anywhere in the text, with or without its year. */
export function findHalf(text: string): 'H1' | 'H2' | undefined {
  const half = halfPattern.exec(text)?.[1];
  return half === undefined ? undefined : half === '상반기' ? 'H1' : 'H2';
}

/** The years and half-years the text names; «20년 이상» and «2001년생» are none. */
export function findPeriods(text: string): PeriodEntity[] {
  const found: PeriodEntity[] = [];
  for (const match of text.matchAll(yearPattern)) {
    const year = match[1] ?? match[3] ?? `20${match[2]}`;
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 6);
    const half = findHalf(after);
    const period = half === undefined ? year : `${year}-${half}`;
    found.push({ period, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
