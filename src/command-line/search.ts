import type { Knowledge } from '../knowledge/knowledge.ts';

export interface SearchResult {
  passage: string;
  document: string;
  title: string;
  score: number;
  text: string;
}

/** Passages for a query, best first. */
export function search(knowledge: Knowledge, query: string, top: number): SearchResult[] {
  return knowledge.index.search(knowledge.reader.read(query), { top }).map(({ passage, score }) => ({
    passage: passage.id,
    document: passage.document.id,
    title: passage.document.name,
    score: Math.round(score * 1000) / 1000,
    text: passage.text,
  }));
}
