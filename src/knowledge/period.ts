export function yearOf(period: string): string {
  return period.slice(0, 4);
}

/** Whether a fact of period `known` can answer a question about period `asked`. */
export function periodFits(asked: string, known: string): boolean {
  if (yearOf(asked) !== yearOf(known)) return false;
  const halfOf = (period: string): string | undefined => {
    const part = period.split('-')[1];
    if (part === undefined) return undefined;
    if (part.startsWith('H')) return part;
    return Number(part) <= 6 ? 'H1' : 'H2';
  };
  const askedHalf = halfOf(asked);
  const knownHalf = halfOf(known);
  return askedHalf === undefined || knownHalf === undefined || askedHalf === knownHalf;
}

/** Whole months from a partial date to a day; a date known to the year counts from its end. */
export function monthsBetween(date: string, day: string): number {
  const [year, month] = date.split('-');
  const [toYear, toMonth] = day.split('-');
  return (Number(toYear) - Number(year)) * 12 + Number(toMonth) - Number(month ?? 12);
}

/** Whether a fact was known on a day (YYYY-MM-DD); one without a date always was. */
export function isKnownBy({ asOf }: { asOf: string | null }, day: string): boolean {
  return asOf === null || asOf <= day.slice(0, asOf.length);
}
