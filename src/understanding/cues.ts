import { normalise } from '../conversation/text.ts';

/** Finds what a text speaks of: the numbers of the kinds of cue that stand in it, ascending. */
export type CueFinder = (text: string) => number[];

interface Branch {
  next: Map<string, Branch>;
  /** Kinds of the cues that end here. */
  kinds: number[];
}

const branch = (): Branch => ({ next: new Map(), kinds: [] });

function plant(root: Branch, cue: string, kind: number): void {
  let at = root;
  for (const letter of cue) {
    const next = at.next.get(letter) ?? branch();
    at.next.set(letter, next);
    at = next;
  }
  at.kinds.push(kind);
}

function collect(root: Branch, text: string, found: Set<number>): void {
  const letters = [...text];
  for (let start = 0; start < letters.length; start++) {
    let at = root.next.get(letters[start] as string);
    for (let index = start + 1; at !== undefined; index++) {
      for (const kind of at.kinds) found.add(kind);
      at = at.next.get(letters[index] as string);
    }
  }
}

/**
 * Reads lists of cues by their kind. A cue is found wherever it stands, spaces aside; one with `_` only
 * where a word begins or ends there: `_die_`, `_suicid`.
 */
export function createCueFinder(cues: Record<string, string[]>): CueFinder {
  const anywhere = branch();
  const atWords = branch();
  Object.values(cues).forEach((list, kind) => {
    for (const cue of list) {
      const words = normalise(cue);
      if (!cue.includes('_')) plant(anywhere, words.replaceAll(' ', ''), kind);
      else plant(atWords, `${cue.startsWith('_') ? ' ' : ''}${words}${cue.endsWith('_') ? ' ' : ''}`, kind);
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
