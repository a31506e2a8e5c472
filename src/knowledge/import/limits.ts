const mebibyte = 1024 * 1024;

/** Where an import gives up. City notices with pictures reach some 20 MiB; the rest is room. */
export const importLimits = {
  /** Bytes of a file. */
  fileBytes: 64 * mebibyte,
  /** Bytes of one packed part after unpacking. */
  partBytes: 48 * mebibyte,
  /** Bytes of all packed parts that are read. */
  expandedBytes: 96 * mebibyte,
  /** Unpacked to packed size; repetitive XML reaches about 60, a bomb 1000. */
  ratio: 200,
  /** Parts below this size may be packed tighter. */
  ratioFromBytes: mebibyte,
  entries: 5_000,
  /** Elements inside each other; a table in a table in a table needs about 40. */
  depth: 200,
  blocks: 20_000,
  /** Characters of a document; a hundred pages have some 150,000. */
  characters: 1_000_000,
  /** Characters of a table's row. */
  rowCharacters: 20_000,
  pages: 1_000,
  /** Milliseconds for one file. */
  milliseconds: 60_000,
  /** MiB of memory of the thread that reads. */
  memory: 1_024,
} as const;
