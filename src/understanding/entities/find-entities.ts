import type { Entities, PlaceEntity } from '../../conversation/entities.ts';
import type { MentionFinder } from '../mentions.ts';
import { findAges } from './ages.ts';
import { findDurations } from './durations.ts';
import { findMoney } from './money.ts';
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
    const half = findHalf(text);
    return {
      mentions: mentions.find(text),
      periods: findPeriods(text),
      ...(half === undefined ? {} : { half }),
      ages: findAges(text),
      money: findMoney(text),
      durations: findDurations(text),
      otherCities: findOtherCities(text),
      asksNow: nowPattern.test(text),
    };
  };
}
