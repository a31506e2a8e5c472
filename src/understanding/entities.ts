import type { AgeEntity, Entities, PeriodEntity, PlaceEntity } from '../conversation/entities.ts';
import type { MentionFinder } from './mentions.ts';

const yearPattern =
  /(?<!\d)(?:(20[0-3]\d)|'?([12]\d))\s*(?:년도?|학년도)(?!\s*(?:생|차|이상|이내|간|동안|전|후|만|반))|(?<!\d)(20[0-3]\d)(?!\d)(?!\s*년\s*생)/gu;
const halfPattern = /(상반기|하반기)/u;
const agePattern =
  /(?:만\s*)?(?<!\d)(1[4-9]|[2-9]\d)\s*(?:세|살)(?!\s*(?:이상|이하|미만|부터|까지|넘|초과))/gu;
/** «나 68인데», «만58», «올해 62입니다»: a number that someone says of himself. */
const ownAgePattern =
  /(?:(?<![\p{L}\p{N}])(?:나|난|나는|저|저는|전|제가|내가|나이|나이는|올해|이제|지금)\s*(?:만\s*)?|(?<![\p{L}\p{N}])만\s*)(1[5-9]|[2-9]\d)(?=\s*(?:인데|이고|이구|이에요|예요|입니다|임|이라|인디|이여|미취업|구직|백수|$))/gu;
const nativeTens: Record<string, number> = {
  스물: 20,
  스무: 20,
  서른: 30,
  마흔: 40,
  쉰: 50,
  예순: 60,
  일흔: 70,
  여든: 80,
  아흔: 90,
};
const nativeOnes: Record<string, number> = {
  하나: 1,
  한: 1,
  둘: 2,
  두: 2,
  셋: 3,
  세: 3,
  넷: 4,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
};
const nativeAgePattern = new RegExp(
  `(${Object.keys(nativeTens).join('|')})\\s*(${Object.keys(nativeOnes).join('|')})?(?=\\s*(?:살|이|인데|이고|입니|이에|예요|된|넘|먹|$))`,
  'gu',
);
const nowPattern = /지금|요즘|요새|현재|올해|금년|당장|이번\s*(?:달|주|분기|해)|오늘/u;

function findPeriods(text: string): PeriodEntity[] {
  const found: PeriodEntity[] = [];
  for (const match of text.matchAll(yearPattern)) {
    const year = match[1] ?? match[3] ?? `20${match[2]}`;
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 6);
    const half = halfPattern.exec(after)?.[1];
    const period = half === undefined ? year : `${year}-${half === '상반기' ? 'H1' : 'H2'}`;
    found.push({ period, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function findAges(text: string): AgeEntity[] {
  const found: AgeEntity[] = [];
  for (const match of text.matchAll(agePattern)) {
    found.push({ age: Number(match[1]), start: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(ownAgePattern)) {
    const end = match.index + match[0].length;
    found.push({ age: Number(match[1]), start: end - 2, end });
  }
  for (const match of text.matchAll(nativeAgePattern)) {
    const age = (nativeTens[match[1] as string] as number) + (nativeOnes[match[2] ?? ''] ?? 0);
    found.push({ age, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

export interface EntityFinderOptions {
  mentions: MentionFinder;
  /** Other cities by name, alias and well-known places. */
  otherCities: { name: string; names: string[]; lookAlike: boolean }[];
}

const ruledOut = /^(?:시|군)?(?:은|는|이|가|을|를)?\s*(?:말고|말구|아니|빼고|제외)/u;

/** A short name inside a longer word is mostly something else: «떨어진건가요» is not 진건. */
function indexOfWord(text: string, name: string): number {
  const match = new RegExp(
    `(?<![\\p{L}\\p{N}])${name}(?=$|[^\\p{L}]|시|군|읍|면|동|에|의|은|는|이|도|쪽|사)`,
    'u',
  ).exec(text);
  return match?.index ?? -1;
}

export type EntityFinder = (text: string) => Entities;

export function createEntityFinder({ mentions, otherCities }: EntityFinderOptions): EntityFinder {
  const cityNames = otherCities
    .flatMap(({ name, names, lookAlike }) => names.map((alias) => ({ alias, name, lookAlike })))
    .sort((left, right) => right.alias.length - left.alias.length);

  function findOtherCities(text: string): PlaceEntity[] {
    const found: PlaceEntity[] = [];
    for (const { alias, name, lookAlike } of cityNames) {
      const start = alias.length > 2 ? text.indexOf(alias) : indexOfWord(text, alias);
      if (start < 0 || found.some((place) => place.name === name)) continue;
      const end = start + alias.length;
      found.push({ name, start, end, lookAlike, excluded: ruledOut.test(text.slice(end)) });
    }
    return found;
  }

  return (text) => {
    const half = halfPattern.exec(text)?.[1];
    return {
      mentions: mentions.find(text),
      periods: findPeriods(text),
      ...(half === undefined ? {} : { half: half === '상반기' ? ('H1' as const) : ('H2' as const) }),
      ages: findAges(text),
      otherCities: findOtherCities(text),
      asksNow: nowPattern.test(text),
    };
  };
}
