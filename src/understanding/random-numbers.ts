/** A fixed pseudo-random sequence between 0 and 1 (mulberry32), so that training is reproducible. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Puts the first `count` numbers of a list into another order. */
export function shuffle(list: Int32Array, count: number, random: () => number): void {
  for (let index = count - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const held = list[index] as number;
    list[index] = list[other] as number;
    list[other] = held;
  }
}

/** The numbers below `count` in an order that depends on `seed` alone. */
export function shuffled(count: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  shuffle(order, count, randomNumbers(seed));
  return order;
}
