import { Counter, type CounterConfiguration } from 'prom-client';

/**
 * A counter whose counting is an addition in a map: prom-client sorts and joins the labels at every step, which
 * is dear beside answering a remembered question, and here happens when the figures are fetched.
 */
export function createTally<Label extends string>({
  name,
  help,
  labelNames,
  registers,
}: Pick<CounterConfiguration<Label>, 'name' | 'help' | 'registers'> & { labelNames: Label[] }): (
  ...values: string[]
) => void {
  const counts = new Map<string, { values: string[]; count: number }>();
  new Counter({
    name,
    help,
    labelNames,
    ...(registers && { registers }),
    collect() {
      this.reset();
      for (const { values, count } of counts.values()) this.labels(...values).inc(count);
    },
  });
  return (...values) => {
    const key = values.join('\0');
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { values, count: 1 });
    else known.count += 1;
  };
}
