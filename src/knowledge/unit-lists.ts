/** Lists of units (pairs of syllables, nouns) as numbers, one list after another: list n ends before `numbers[ends[n]]`. */
export interface UnitLists {
  numbers: Int32Array;
  ends: Int32Array;
}

/** For each unit the lists it stands in and what it adds there: places[starts[unit]] up to places[starts[unit + 1]]. */
export interface Postings {
  starts: Int32Array;
  places: Int32Array;
  /** In single precision: they take half the memory of a large index. */
  impacts: Float32Array;
}

/** Where list n begins. */
export function startOf({ ends }: Pick<UnitLists, 'ends'>, list: number): number {
  return list === 0 ? 0 : (ends[list - 1] as number);
}

/** The units of each text, numbered in `numbers` as they are met; each once a text where `once` is true. */
export function unitLists(
  texts: string[],
  numbers: Map<string, number>,
  unitsOf: (text: string) => string[],
  { once = false }: { once?: boolean } = {},
): UnitLists {
  // Grows by doubling: a list of numbers would take twice the memory for a large corpus.
  let found = new Int32Array(1024);
  let length = 0;
  const ends = Int32Array.from(texts, (text) => {
    const units = unitsOf(text);
    for (const unit of once ? new Set(units) : units) {
      const number = numbers.get(unit) ?? numbers.size;
      numbers.set(unit, number);
      if (length === found.length) {
        const larger = new Int32Array(length * 2);
        larger.set(found);
        found = larger;
      }
      found[length++] = number;
    }
    return length;
  });
  return { numbers: found.subarray(0, length), ends };
}

/** Joins neighbouring lists: list n of the result is made of the next `sizes[n]` lists. */
export function joinLists({ numbers, ends }: UnitLists, sizes: number[]): UnitLists {
  let list = 0;
  return {
    numbers,
    ends: Int32Array.from(sizes, (size) => {
      list += size;
      return startOf({ ends }, list);
    }),
  };
}

/** `impactOf` says what a unit that stands `count` times in a list adds there. */
export function buildPostings(
  unitCount: number,
  lists: UnitLists,
  impactOf: (unit: number, count: number, list: number) => number,
): Postings {
  const starts = new Int32Array(unitCount + 1);
  const latest = new Int32Array(unitCount).fill(-1);
  eachUnit(lists, (unit, list) => {
    if (latest[unit] !== list) starts[unit + 1] = (starts[unit + 1] as number) + 1;
    latest[unit] = list;
  });
  for (let unit = 0; unit < unitCount; unit++)
    starts[unit + 1] = (starts[unit + 1] as number) + (starts[unit] as number);

  const filled = starts.slice();
  const places = new Int32Array(starts[unitCount] as number);
  const counts = new Int32Array(places.length);
  latest.fill(-1);
  eachUnit(lists, (unit, list) => {
    if (latest[unit] !== list) {
      places[filled[unit] as number] = list;
      filled[unit] = (filled[unit] as number) + 1;
    }
    latest[unit] = list;
    const at = (filled[unit] as number) - 1;
    counts[at] = (counts[at] as number) + 1;
  });

  const impacts = new Float32Array(places.length);
  for (let unit = 0; unit < unitCount; unit++) {
    for (let at = starts[unit] as number; at < (starts[unit + 1] as number); at++)
      impacts[at] = impactOf(unit, counts[at] as number, places[at] as number);
  }
  return { starts, places, impacts };
}

function eachUnit(lists: UnitLists, visit: (unit: number, list: number) => void): void {
  for (let list = 0; list < lists.ends.length; list++) {
    const end = lists.ends[list] as number;
    for (let at = startOf(lists, list); at < end; at++) visit(lists.numbers[at] as number, list);
  }
}
