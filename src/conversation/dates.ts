/** A date known to the year, month or day (YYYY[-MM[-DD]]), as people read it; anything else stays as it is. */
export function dateText(date: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (match === null) return date;
  const [, year, month, day] = match;
  return [`${year}년`, month && `${Number(month)}월`, day && `${Number(day)}일`].filter(Boolean).join(' ');
}
