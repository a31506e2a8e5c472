const delays = [2_000, 5_000, 10_000];
const longestDelay = 30_000;
/** A server that is there and fails is not asked for ever. */
const failuresTriedAgain = 3;

/** Milliseconds until the next try, or undefined when only the person may try again. `attempts` starts at 1. */
export function retryDelay(kind: 'unreachable' | 'failed', attempts: number): number | undefined {
  if (kind === 'failed' && attempts > failuresTriedAgain) return undefined;
  return delays[attempts - 1] ?? longestDelay;
}
