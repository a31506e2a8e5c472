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

export interface AgeEntity extends Span {
  /** Whole years. */
  age: number;
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
  money: MoneyEntity[];
  durations: DurationEntity[];
  otherCities: PlaceEntity[];
  /** The text asks about today: 지금, 요즘, 올해, 현재. */
  asksNow: boolean;
}
