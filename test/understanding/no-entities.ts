import type { Entities } from '../../src/conversation/entities.ts';

/** What is found in a text that tells nothing. */
export const noEntities: Entities = {
  mentions: [],
  periods: [],
  ages: [],
  births: [],
  money: [],
  durations: [],
  dates: [],
  percents: [],
  otherCities: [],
  wards: [],
  groups: [],
  occupations: [],
  negations: [],
  answers: [],
  corrections: [],
  references: [],
  asksNow: false,
};
