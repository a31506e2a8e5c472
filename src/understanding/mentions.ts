import type { Mention } from '../conversation/entities.ts';
import { compact, squeeze } from '../conversation/text.ts';
import { createMisspellingFinder } from './misspelt-names.ts';

export interface NamedDocument {
  id: string;
  names: string[];
}

export interface MentionFinder {
  /** Every document named in the text, in order, longest name first where names overlap. */
  find(text: string): Mention[];
}

interface Entry {
  key: string;
  name: string;
  document: string;
}

/** Nobody types more than this; longer texts are searched for exact names only. */
const longestSearchedForTypos = 400;

/**
 * Finds names inside running text, whatever spaces or particles surround them: 청년옷장에서,
 * 공공근로몇명. Names are compared without spaces and punctuation; at the beginning of a word, a name with
 * a letter or two wrong is found too.
 */
export function createMentionFinder(documents: NamedDocument[]): MentionFinder {
  const all: Entry[] = [];
  const byStart = new Map<string, Entry[]>();
  for (const document of documents) {
    for (const name of document.names) {
      const key = squeeze(name);
      if (key.length < 2) continue;
      const start = key.slice(0, 2);
      const entries = byStart.get(start) ?? [];
      const entry = { key, name, document: document.id };
      entries.push(entry);
      all.push(entry);
      byStart.set(start, entries);
    }
  }
  for (const entries of byStart.values()) entries.sort((left, right) => right.key.length - left.key.length);
  // The names of one key share its entries.
  const byKey = Map.groupBy(all, ({ key }) => key);
  const findMisspelling = createMisspellingFinder([...byKey].map(([key, entries]) => ({ key, entries })));

  return {
    find(text) {
      const { text: squeezed, offsets } = compact(text);
      const found: (Mention & { from: number; to: number })[] = [];
      const add = (entries: Entry[], from: number, to: number, score: number) => {
        for (const { document, name } of entries) {
          if (found.some((mention) => mention.document === document)) continue;
          const [start, end] = [offsets[from] as number, (offsets[to - 1] as number) + 1];
          found.push({ document, name, start, end, score, from, to });
        }
      };
      for (let position = 0; position < squeezed.length - 1; position += 1) {
        const longest = byStart
          .get(squeezed.slice(position, position + 2))
          ?.find((entry) => squeezed.startsWith(entry.key, position));
        if (longest === undefined) continue;
        const end = position + longest.key.length;
        // One name can stand for several documents.
        add(byKey.get(longest.key) as Entry[], position, end, 1);
        position = end - 1;
      }
      const exact = [...found];
      if (text.length > longestSearchedForTypos) return withoutPlaces(found);
      for (let position = 0; position < squeezed.length - 1; position += 1) {
        const isWordStart =
          position === 0 || (offsets[position] as number) > (offsets[position - 1] as number) + 1;
        if (!isWordStart || exact.some(({ from, to }) => from <= position && position < to)) continue;
        const misspelt = findMisspelling(squeezed, position);
        if (misspelt === undefined) continue;
        const { name, end, score } = misspelt;
        if (exact.some(({ from, to }) => from < end && position < to)) continue;
        add(name.entries, position, end, score);
        position = end - 1;
      }
      return withoutPlaces(found);
    },
  };
}

/** In the order of the text, without the places in the squeezed text. */
function withoutPlaces(found: (Mention & { from: number; to: number })[]): Mention[] {
  return found
    .sort((left, right) => left.from - right.from)
    .map(({ document, name, start, end, score }) => ({ document, name, start, end, score }));
}
