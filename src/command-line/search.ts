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

/** Points for the closest meaning; words that all match give about 1. */
const meaningWeight = 0.5;

const rounded = (score: number) => Math.round(score * 1000) / 1000;

/** Passages for a query that pass a filter, best first. */
export function search(
  knowledge: Knowledge,
  query: string,
  options: {
    top: number;
    filter: PassageFilter;
    /** How close the meaning of each passage of the index is to the query, 0 to 1; where there is a model. */
    closeness?: number[] | undefined;
  },
): ExplainedResult[] {
  const { top, filter, closeness } = options;
  const { index, reader, data } = knowledge;
  const asked = reader.read(query);
  const passes = createPassageFilter(filter, data.city);
  const words = new Map(
    index.search(asked, { top: index.passages.length }).map(({ passage, score }) => [passage, score]),
  );
  return index.passages
    .map((passage, place) => {
      const meaning = meaningWeight * (closeness?.[place] ?? 0);
      return { passage, meaning, score: (words.get(passage) ?? 0) + meaning };
    })
    .filter(({ passage, score }) => score > 0 && passes(passage))
    .sort((left, right) => right.score - left.score)
    .slice(0, top)
    .map(({ passage, meaning, score }) => {
      const { text: snippet, marks } = snippetOf(passage.text, asked);
      const parts = Object.entries({
        ...index.explain(asked, passage),
        ...(closeness !== undefined && { meaning }),
      });
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
