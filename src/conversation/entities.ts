/** Part of the person's text, by character offsets (end exclusive). */
export interface Span {
  start: number;
  end: number;
}

/** A document (program, topic or centre) that the text names. */
export interface Mention extends Span {
  document: string;
  /** The name or alias that matched, as the knowledge base writes it. */
  name: string;
  /** 1 for an exact match; lower for a typo. */
  score: number;
}

/** A year, half-year or month the text asks about. */
export interface PeriodEntity extends Span {
  /** YYYY, YYYY-H1, YYYY-H2 or YYYY-MM. */
  period: string;
}

/**
 * Ages in whole years, inclusive; an end that is left out is open. Somebody's own: `exact`, or a `range` such
 * as «50대 초반» and «쉰 넘었어요». A `bound` is a rule's («58세 이상») and nobody's age.
 */
export interface AgeEntity extends Span {
  kind: 'exact' | 'range' | 'bound';
  from?: number | undefined;
  to?: number | undefined;
}

/** When somebody was born, and the ages in whole years (inclusive) that this allows on the day it is read. */
export interface BirthEntity extends Span {
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  date: string;
  from: number;
  to: number;
}

export interface MoneyEntity extends Span {
  /** Won. */
  won: number;
}

/** A length of time; what is left out is nothing. */
export interface DurationEntity extends Span {
  months?: number;
  days?: number;
  hours?: number;
}

/** A day, a span of days or a time of day, in the city's time zone. */
export interface DateEntity extends Span {
  /** YYYY-MM-DD, YYYY-MM-DDTHH:MM, or THH:MM where the day is left open. */
  date: string;
  /** The last day of a span of days, included: YYYY-MM-DD. */
  until?: string;
}

export interface PercentEntity extends Span {
  percent: number;
  /** A share of the median income: «중위소득 60%». */
  ofMedian: boolean;
}

/** Another city than the one served. */
export interface PlaceEntity extends Span {
  name: string;
  /** Its name looks like the served city's, so its figures must never be mixed in. */
  lookAlike: boolean;
  /** Named only to be ruled out: «남양주 말고». */
  excluded: boolean;
}

export interface Entities {
  mentions: Mention[];
  periods: PeriodEntity[];
  /** A bare «상반기» or «하반기», without its year. */
  half?: 'H1' | 'H2';
  ages: AgeEntity[];
  births: BirthEntity[];
  money: MoneyEntity[];
  durations: DurationEntity[];
  dates: DateEntity[];
  percents: PercentEntity[];
  otherCities: PlaceEntity[];
  /** The text asks about today: 지금, 요즘, 올해, 현재. */
  asksNow: boolean;
}

/** The first age that the text tells of somebody; a rule's bound is none. Inclusive, an end left out is open. */
export function personAge({
  ages,
  births,
}: Pick<Entities, 'ages' | 'births'>): { from?: number | undefined; to?: number | undefined } | undefined {
  const [first] = [...ages.filter(({ kind }) => kind !== 'bound'), ...births].sort(
    (left, right) => left.start - right.start,
  );
  return first === undefined ? undefined : { from: first.from, to: first.to };
}
