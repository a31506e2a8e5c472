/** Whether two syllables, one after the other, stand anywhere in what people write here. */
export type PairCheck = (pair: string) => boolean;

/** Learns the pairs from texts, when the first word to be judged asks for them. */
export function createPairCheck(texts: () => Iterable<string>): PairCheck {
  let pairs: Set<string> | undefined;
  return (pair) => {
    if (pairs === undefined) {
      pairs = new Set();
      for (const text of texts()) {
        for (const [word] of text.matchAll(/[가-힣]{2,}/gu))
          for (let index = 0; index + 2 <= word.length; index++) pairs.add(word.slice(index, index + 2));
      }
    }
    return pairs.has(pair);
  };
}

/** Share of neighbouring syllables that are pairs; 0 for a single one. */
export function likenessOf(hangul: string, isPair: PairCheck): number {
  if (hangul.length < 2) return 0;
  let right = 0;
  for (let index = 0; index + 2 <= hangul.length; index++)
    if (isPair(hangul.slice(index, index + 2))) right += 1;
  return right / (hangul.length - 1);
}
