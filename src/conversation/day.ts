/**
 * Tells the day (YYYY-MM-DD) of a moment in a time zone. Midnight falls on a whole minute everywhere, so
 * within a minute the day is worked out once.
 */
export function createDayFormat(timeZone: string): (moment: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone });
  let minute = Number.NaN;
  let day = '';
  return (moment) => {
    const its = Math.floor(moment.getTime() / 60_000);
    if (its !== minute) {
      day = format.format(moment);
      minute = its;
    }
    return day;
  };
}
