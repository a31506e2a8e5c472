import type { Repair } from '../conversation/understanding.ts';
import type { Spelling } from '../knowledge/load.ts';

interface Misspelling {
  kind: Repair['kind'];
  wrong: string;
  right: string;
  startsWord: boolean;
  endsWord: boolean;
  /** Where it is right: words that it stands in, and how far from their beginning. */
  not: { word: string; offset: number; startsWord: boolean; endsWord: boolean }[];
}

/** The kinds of repair that are lists in the data. */
export const spellingKinds = ['misspelling', 'ending', 'abbreviation', 'filler'] as const;

const letter = /[\p{L}\p{N}]/u;
const jamo = /[ㄱ-ㅣ]/u;
const laughter = /[ㅋㅎㅠㅜㅡ]/u;

/** Whether a word may begin or end at a place: letters beside it are of another kind, or laughter. */
function isBound(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at] ?? ' ';
  if (!letter.test(before) || !letter.test(after)) return true;
  return (!jamo.test(before) && jamo.test(after)) || (laughter.test(before) && !jamo.test(after));
}

/** A word of the data without the `_` that ask for the beginning or the end of a word there. */
export function withBounds(pattern: string): { word: string; startsWord: boolean; endsWord: boolean } {
  return {
    word: pattern.replace(/^_|_$/g, ''),
    startsWord: pattern.startsWith('_'),
    endsWord: pattern.endsWith('_'),
  };
}

/** Finds what is spelt otherwise than it is meant, by lists of such words; the longest first. */
export function createSpellingFinder(spelling: Spelling): (text: string) => Repair[] {
  const byStart = new Map<string, Misspelling[]>();
  for (const kind of spellingKinds) {
    for (const { right, wrong: patterns, not } of spelling[kind]) {
      for (const pattern of patterns) {
        const { word: wrong, ...bounds } = withBounds(pattern);
        const exceptions = not.flatMap((other) => {
          const { word, ...otherBounds } = withBounds(other);
          const offset = word.indexOf(wrong);
          return offset < 0 ? [] : [{ word, offset, ...otherBounds }];
        });
        const same = byStart.get(wrong[0] as string) ?? [];
        same.push({ kind, wrong, right, ...bounds, not: exceptions });
        byStart.set(wrong[0] as string, same);
      }
    }
  }
  for (const same of byStart.values()) same.sort((left, right) => right.wrong.length - left.wrong.length);

  function isWord(
    text: string,
    start: number,
    { word, startsWord, endsWord }: { word: string; startsWord: boolean; endsWord: boolean },
  ): boolean {
    return (
      text.startsWith(word, start) &&
      (!startsWord || isBound(text, start)) &&
      (!endsWord || isBound(text, start + word.length))
    );
  }

  function misspellingAt(text: string, start: number): Misspelling | undefined {
    return byStart
      .get(text[start] as string)
      ?.find(
        (each) =>
          isWord(text, start, { ...each, word: each.wrong }) &&
          !each.not.some((other) => isWord(text, start - other.offset, other)),
      );
  }

  return (text) => {
    const repairs: Repair[] = [];
    for (let start = 0; start < text.length; start++) {
      const found = misspellingAt(text, start);
      if (found === undefined) continue;
      const { kind, wrong, right } = found;
      let end = start + wrong.length;
      if (kind === 'filler') {
        const gap = /^[\s,.~…]*/u.exec(text.slice(end)) as RegExpExecArray;
        // With nothing after it, it is what was said.
        if (gap[0] === '' || end + gap[0].length === text.length) continue;
        end += gap[0].length;
      }
      repairs.push({ kind, from: text.slice(start, end), to: right, start, end });
      start = end - 1;
    }
    return repairs;
  };
}
