import type { Knowledge } from '../knowledge/knowledge.ts';
import { createPassageFilter, type PassageFilter } from '../knowledge/passage-filter.ts';
import { type Span, snippetOf } from '../knowledge/snippet.ts';

export interface SearchResult {
  passage: string;
  document: string;
  title: string;
  score: number;
  text: string;
}

/** A result with why it was found. */
export interface ExplainedResult extends SearchResult {
  snippet: string;
  /** The stretches of the snippet that matched. */
  marks: Span[];
  /** What each field gave to the score. */
  explanation: Record<string, number>;
}

const rounded = (score: number) => Math.round(score * 1000) / 1000;

/** Passages for a query that pass a filter, best first. */
export function search(
  knowledge: Knowledge,
  query: string,
  { top, filter }: { top: number; filter: PassageFilter },
): ExplainedResult[] {
  const { index, reader, data } = knowledge;
  const asked = reader.read(query);
  const passes = createPassageFilter(filter, data.city);
  return index
    .search(asked, { top: index.passages.length })
    .filter(({ passage }) => passes(passage))
    .slice(0, top)
    .map(({ passage, score }) => {
      const { text: snippet, marks } = snippetOf(passage.text, asked);
      const parts = Object.entries(index.explain(asked, passage));
      return {
        passage: passage.id,
        document: passage.document.id,
        title: passage.document.name,
        score: rounded(score),
        text: passage.text,
        snippet,
        marks,
        explanation: Object.fromEntries(parts.map(([field, part]) => [field, rounded(part)])),
      };
    });
}

export function withoutExplanation({ passage, document, title, score, text }: ExplainedResult): SearchResult {
  return { passage, document, title, score, text };
}

/** For a reader: what matched stands between ‹ and ›. */
export function searchText(results: ExplainedResult[], explain: boolean): string {
  return results
    .map(({ passage, score, title, snippet, marks, explanation }) => {
      const marked = marks.reduceRight(
        (text, { start, end }) => `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`,
        snippet,
      );
      const parts = Object.entries(explanation).map(([name, part]) => `${name} ${part.toFixed(3)}`);
      return [
        `${score.toFixed(3)}  ${passage}  ${title}`,
        `       ${marked}`,
        ...(explain ? [`       ${parts.join(', ')}`] : []),
        '',
      ].join('\n');
    })
    .join('');
}
