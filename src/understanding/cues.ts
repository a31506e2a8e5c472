import { normalise } from '../conversation/text.ts';

/** Finds what a text speaks of: the numbers of the kinds of cue that stand in it, ascending. */
export type CueFinder = (text: string) => number[];

interface Cue {
  text: string;
  kind: number;
}

/** By their first two characters, or the only one. */
type Cues = Map<string, Cue[]>;

function add(cues: Cues, text: string, kind: number): void {
  const start = text.slice(0, 2);
  const same = cues.get(start);
  if (same === undefined) cues.set(start, [{ text, kind }]);
  else same.push({ text, kind });
}

function collect(cues: Cues, text: string, found: Set<number>): void {
  for (let start = 0; start < text.length; start++) {
    for (const length of [1, 2]) {
      for (const cue of cues.get(text.slice(start, start + length)) ?? [])
        if (text.startsWith(cue.text, start)) found.add(cue.kind);
    }
  }
}

/**
 * Reads lists of cues by their kind. A cue is found wherever it stands, spaces aside; one with `_` only
 * where a word begins or ends there: `_die_`, `_suicid`.
 */
export function createCueFinder(cues: Record<string, string[]>): CueFinder {
  const anywhere: Cues = new Map();
  const atWords: Cues = new Map();
  Object.values(cues).forEach((list, kind) => {
    for (const cue of list) {
      const words = normalise(cue);
      if (!cue.includes('_')) add(anywhere, words.replaceAll(' ', ''), kind);
      else add(atWords, `${cue.startsWith('_') ? ' ' : ''}${words}${cue.endsWith('_') ? ' ' : ''}`, kind);
    }
  });
  return (text) => {
    const words = normalise(text);
    const found = new Set<number>();
    collect(atWords, ` ${words} `, found);
    collect(anywhere, words.replaceAll(' ', ''), found);
    return [...found].sort((left, right) => left - right);
  };
}
