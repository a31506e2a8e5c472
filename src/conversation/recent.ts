/** A map that keeps the latest `limit` entries. */
export function createRecent<Value>(limit: number): Pick<Map<string, Value>, 'get' | 'set'> {
  const kept = new Map<string, Value>();
  return {
    get: (key) => kept.get(key),
    set(key, value) {
      kept.set(key, value);
      if (kept.size > limit) kept.delete(kept.keys().next().value as string);
      return kept;
    },
  };
}

/**
 * Keeps the results of a pure function for the arguments it was last called with. `keyOf` names an
 * argument; `limit` is how many results are kept.
 */
export function keepRecent<Argument, Result>(
  compute: (argument: Argument) => Result,
  { keyOf, limit }: { keyOf: (argument: Argument) => string; limit: number },
): (argument: Argument) => Result {
  const kept = createRecent<Result>(limit);
  return (argument) => {
    const key = keyOf(argument);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const result = compute(argument);
    kept.set(key, result);
    return result;
  };
}
