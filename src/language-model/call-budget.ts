export interface CallBudget {
  /** True and one call fewer, or false when none is left. */
  take(): boolean;
}

/** A token bucket: as many calls at once as a minute allows, refilled evenly. `now` gives milliseconds. */
export function createCallBudget({
  callsPerMinute,
  now,
}: {
  callsPerMinute: number;
  now: () => number;
}): CallBudget {
  let left = callsPerMinute;
  let refilledAt = now();
  return {
    take() {
      const at = now();
      // A clock set back must not take calls away.
      const elapsed = Math.max(0, at - refilledAt);
      left = Math.min(callsPerMinute, left + (elapsed * callsPerMinute) / 60_000);
      refilledAt = at;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
