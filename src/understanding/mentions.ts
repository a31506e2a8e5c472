import type { Mention } from '../conversation/entities.ts';
import { compact, squeeze } from '../conversation/text.ts';

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

/**
 * Finds names inside running text, whatever spaces or particles surround them: 청년옷장에서,
 * 공공근로몇명. Names are compared without spaces and punctuation.
 */
export function createMentionFinder(documents: NamedDocument[]): MentionFinder {
  const byStart = new Map<string, Entry[]>();
  for (const document of documents) {
    for (const name of document.names) {
      const key = squeeze(name);
      if (key.length < 2) continue;
      const start = key.slice(0, 2);
      const entries = byStart.get(start) ?? [];
      entries.push({ key, name, document: document.id });
      byStart.set(start, entries);
    }
  }
  for (const entries of byStart.values()) entries.sort((left, right) => right.key.length - left.key.length);

  return {
    find(text) {
      const { text: squeezed, offsets } = compact(text);
      const found: Mention[] = [];
      let position = 0;
      while (position < squeezed.length - 1) {
        const entries = byStart.get(squeezed.slice(position, position + 2));
        const longest = entries?.find((entry) => squeezed.startsWith(entry.key, position));
        if (longest === undefined || entries === undefined) {
          position += 1;
          continue;
        }
        const end = position + longest.key.length;
        for (const entry of entries) {
          // One name can stand for several documents.
          if (entry.key !== longest.key || found.some((mention) => mention.document === entry.document))
            continue;
          found.push({
            document: entry.document,
            name: entry.name,
            start: offsets[position] as number,
            end: (offsets[end - 1] as number) + 1,
            score: 1,
          });
        }
        position = end;
      }
      return found;
    },
  };
}
