import type { Entities } from '../../conversation/entities.ts';
import { apartFrom } from '../../conversation/spans.ts';
import type { MentionFinder } from '../mentions.ts';
import { findAges } from './ages.ts';
import { findAnswers } from './answers.ts';
import { readBareNumber } from './bare-number.ts';
import { findBirths } from './births.ts';
import { findCorrections } from './corrections.ts';
import { findDates } from './dates.ts';
import { findDurations } from './durations.ts';
import { findMoney } from './money.ts';
import { findNegations } from './negations.ts';
import { createOtherCityFinder, type OtherCity } from './other-cities.ts';
import { findPercents } from './percents.ts';
import { findHalf, findPeriods } from './periods.ts';
import { createPhraseFinder } from './phrases.ts';
import { findReferences } from './references.ts';
import { createWardFinder, type Ward } from './wards.ts';

const nowPattern = /지금|요즘|요새|현재|올해|금년|당장|이번\s*(?:달|주|분기|해)|오늘/u;

/** Words for somebody or something; nothing is found in the longer words of `not`. */
interface Words {
  words: string[];
  not: string[];
}

export interface EntityFinderOptions {
  mentions: MentionFinder;
  otherCities: OtherCity[];
  wards: Ward[];
  groups: (Words & { id: string })[];
  occupations: (Words & { name: string })[];
}

/** What a question may ask for, so that a bare number or a bare verb answers it. */
export const expectations = ['age', 'birth', 'money', 'duration', 'percent', 'answer'] as const;

/** What a text is read against. */
export interface ReadingContext {
  /** The day it is written on, YYYY-MM-DD in the city's time zone. */
  today: string;
  /** What the question before it asked for. */
  expected?: (typeof expectations)[number];
}

export type EntityFinder = (text: string, context: ReadingContext) => Entities;

/** Whether the text says in full what was asked for. */
function isAnswered(found: Entities, expected: ReadingContext['expected']): boolean {
  const { ages, births, money, durations, percents } = found;
  const kinds = { age: ages, birth: births, money, duration: durations, percent: percents };
  return expected === undefined || expected === 'answer' || kinds[expected].length > 0;
}

export function createEntityFinder(options: EntityFinderOptions): EntityFinder {
  const findOtherCities = createOtherCityFinder(options.otherCities);
  const findWards = createWardFinder(options.wards);
  const findGroups = createPhraseFinder(options.groups.map(({ id, ...words }) => ({ value: id, ...words })));
  const findOccupations = createPhraseFinder(
    options.occupations.map(({ name, ...words }) => ({ value: name, ...words })),
  );

  return (text, context) => {
    const { today, expected } = context;
    const half = findHalf(text);
    const births = findBirths(text, today);
    const percents = findPercents(text);
    // A date of birth has months and years in it, and «중위소득 60 이하» is no age.
    const isFree = apartFrom([...births, ...percents]);
    const ages = findAges(text).filter(isFree);
    const money = findMoney(text).filter(isFree);
    const dates = findDates(text, today).filter(apartFrom([...births, ...percents]));
    const durations = findDurations(text).filter(apartFrom([...births, ...dates]));
    const otherCities = findOtherCities(text);
    const wards = findWards(text).filter(apartFrom(otherCities));
    const references = findReferences(text);
    const values = [...references, ...ages, ...money, ...dates, ...durations, ...births, ...wards];
    const corrections = findCorrections(text, values);
    // What is taken back is told of nobody.
    const stands = apartFrom(
      corrections.flatMap(({ wrong, start }) =>
        wrong === undefined ? [] : [{ start, end: start + wrong.length }],
      ),
    );
    const negations = findNegations(text).filter(apartFrom(corrections));
    const found: Entities = {
      mentions: options.mentions.find(text),
      periods: findPeriods(text).filter(isFree),
      ...(half === undefined ? {} : { half }),
      ages: ages.filter(stands),
      births: births.filter(stands),
      money: money.filter(stands),
      durations: durations.filter(stands),
      dates: dates.filter(stands),
      percents,
      otherCities,
      wards: wards.filter(stands),
      groups: findGroups(text).map(({ value, ...span }) => ({ group: value, ...span })),
      occupations: findOccupations(text)
        .filter(stands)
        .map(({ value, ...span }) => ({ name: value, ...span })),
      negations,
      answers:
        corrections.length > 0
          ? []
          : findAnswers(text, { isExpected: expected === 'answer', isDenied: negations.length > 0 }),
      corrections,
      references,
      asksNow: nowPattern.test(text),
    };
    return isAnswered(found, expected) ? found : { ...found, ...readBareNumber(text, context) };
  };
}
