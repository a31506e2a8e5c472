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

/** A part of the served city. */
export interface WardEntity extends Span {
  /** As the data writes it: a ward, a village in one, or a former name. */
  name: string;
  /** The wards it is or lies in, as the data names them. */
  wards: string[];
}

/** Somebody who belongs to a group that programs are made for. */
export interface GroupEntity extends Span {
  /** Id in the data: women, disabled, single-parent … */
  group: string;
}

export interface OccupationEntity extends Span {
  /** As the data names it: «미화» is 청소원. */
  name: string;
}

/** Something denied. The span holds what is denied and the words that deny it: «실업급여 안 받아요». */
export interface NegationEntity extends Span {
  /** What is denied: the noun without its particle, or the verb where there is none. */
  scope: string;
}

/** A plain answer to a question of yes or no. */
export interface AnswerEntity extends Span {
  answer: 'yes' | 'no' | 'unknown';
}

/** Something said before, or just now, that is put right: «58 말고 59», «아니다 쉰아홉이에요». */
export interface CorrectionEntity extends Span {
  /** What is taken back, where the text names it. */
  wrong?: string;
  right: string;
}

/** A word that points at something said or shown before; what at, the conversation knows. */
export interface ReferenceEntity extends Span {
  /** `that`: what was spoken of; a number from 1 on: a place in a list; `last`: its end. */
  to: 'that' | 'last' | number;
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
  wards: WardEntity[];
  groups: GroupEntity[];
  occupations: OccupationEntity[];
  negations: NegationEntity[];
  answers: AnswerEntity[];
  corrections: CorrectionEntity[];
  references: ReferenceEntity[];
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
