/**
 * Keeps the results of a pure function for the arguments it was last called with. `keyOf` names an
 * argument; `limit` is how many results are kept.
 */
export function keepRecent<Argument, Result>(
  compute: (argument: Argument) => Result,
  { keyOf, limit }: { keyOf: (argument: Argument) => string; limit: number },
): (argument: Argument) => Result {
  const kept = new Map<string, Result>();
  return (argument) => {
    const key = keyOf(argument);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const result = compute(argument);
    kept.set(key, result);
    if (kept.size > limit) kept.delete(kept.keys().next().value as string);
    return result;
  };
}
