import type { Entities, PlaceEntity, Span } from '../../conversation/entities.ts';
import type { MentionFinder } from '../mentions.ts';
import { findAges } from './ages.ts';
import { readBareNumber } from './bare-number.ts';
import { findBirths } from './births.ts';
import { findDates } from './dates.ts';
import { findDurations } from './durations.ts';
import { findMoney } from './money.ts';
import { findPercents } from './percents.ts';
import { findHalf, findPeriods } from './periods.ts';

const nowPattern = /지금|요즘|요새|현재|올해|금년|당장|이번\s*(?:달|주|분기|해)|오늘/u;

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

/** What a question may ask for, so that a bare number answers it. */
export const expectations = ['age', 'birth', 'money', 'duration', 'percent'] as const;

/** What a text is read against. */
export interface ReadingContext {
  /** The day it is written on, YYYY-MM-DD in the city's time zone. */
  today: string;
  /** What the question before it asked for. */
  expected?: (typeof expectations)[number];
}

export type EntityFinder = (text: string, context: ReadingContext) => Entities;

const apartFrom =
  (others: Span[]) =>
  ({ start, end }: Span) =>
    !others.some((other) => start < other.end && other.start < end);

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

  return (text, context) => {
    const half = findHalf(text);
    const births = findBirths(text, context.today);
    const percents = findPercents(text);
    // A date of birth has months and years in it, and «중위소득 60 이하» is no age.
    const isFree = apartFrom([...births, ...percents]);
    const dates = findDates(text, context.today).filter(isFree);
    return {
      mentions: mentions.find(text),
      periods: findPeriods(text).filter(isFree),
      ...(half === undefined ? {} : { half }),
      ages: findAges(text).filter(isFree),
      births,
      money: findMoney(text).filter(isFree),
      durations: findDurations(text).filter(apartFrom([...births, ...dates])),
      dates,
      percents,
      otherCities: findOtherCities(text),
      asksNow: nowPattern.test(text),
      ...readBareNumber(text, context),
    };
  };
}
