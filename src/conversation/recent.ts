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
 * argument; `limit` is how many results are kept, of those that `keepIf` allows.
 */
export function keepRecent<Argument, Result>(
  compute: (argument: Argument) => Result,
  {
    keyOf,
    limit,
    keepIf = () => true,
  }: {
    keyOf: (argument: Argument) => string;
    limit: number;
    keepIf?: (argument: Argument, result: Result) => boolean;
  },
): (argument: Argument) => Result {
  const kept = createRecent<Result>(limit);
  return (argument) => {
    const key = keyOf(argument);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const result = compute(argument);
    if (keepIf(argument, result)) kept.set(key, result);
    return result;
  };
}
