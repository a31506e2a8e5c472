/** A figure beside its limit, as a line; where it is missed the process ends with 1. `unit` with its blank: « ms». */
export function checkLimit(
  what: string,
  figure: number,
  bound: 'at least' | 'at most',
  limit: number,
  unit: string,
): string {
  const holds = bound === 'at least' ? figure >= limit : figure <= limit;
  if (!holds) process.exitCode = 1;
  const shown = `${figure.toFixed(figure < 10 ? 2 : 1)}${unit}`;
  return `${what.padEnd(40)}${shown.padStart(10)}   ${bound} ${limit}${unit}: ${holds ? 'ok' : 'MISSED'}`;
}
