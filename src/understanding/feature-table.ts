/** Numbers feature hashes (unsigned 32-bit) in the order they are first met. */
export interface FeatureTable {
  /** How many different hashes it has met. */
  size(): number;
  /** The number of a hash, which is given one when it is new. */
  add(hash: number): number;
  /** The number of a hash; −1 where it was never added. */
  find(hash: number): number;
  hashOf(number: number): number;
}

/** Open addressing with linear probing; `expected` saves growing. */
export function createFeatureTable(expected: number): FeatureTable {
  let capacity = 1 << Math.ceil(Math.log2(expected * 2));
  // Place of a number, plus one: 0 is an empty slot.
  let slots = new Int32Array(capacity);
  let hashes = new Int32Array(capacity / 2);
  let size = 0;

  function slotOf(hash: number): number {
    // FNV spreads badly over its low bits; a multiplication by the golden ratio mixes the high ones in.
    let slot = Math.imul(hash, 0x9e3779b1) >>> (Math.clz32(capacity) + 1);
    for (;;) {
      const entry = slots[slot] as number;
      if (entry === 0 || hashes[entry - 1] === hash) return slot;
      slot = (slot + 1) & (capacity - 1);
    }
  }

  function grow(): void {
    capacity *= 2;
    slots = new Int32Array(capacity);
    const larger = new Int32Array(capacity / 2);
    larger.set(hashes);
    hashes = larger;
    for (let entry = 0; entry < size; entry++) slots[slotOf(hashes[entry] as number)] = entry + 1;
  }

  return {
    size: () => size,
    add(hash) {
      const slot = slotOf(hash | 0);
      const entry = slots[slot] as number;
      if (entry !== 0) return entry - 1;
      hashes[size] = hash;
      size += 1;
      slots[slot] = size;
      if (size === hashes.length) grow();
      return size - 1;
    },
    find: (hash) => (slots[slotOf(hash | 0)] as number) - 1,
    hashOf: (number) => (hashes[number] as number) >>> 0,
  };
}
