import { compact } from '../conversation/text.ts';
import { bigrams } from './bigrams.ts';

/** A stretch of a text, in UTF-16 units from its beginning. */
export interface Span {
  start: number;
  end: number;
}

export interface Snippet {
  text: string;
  /** What of it matched, in its order. */
  marks: Span[];
}

/** About two lines of a terminal. */
const mostUnits = 160;
const ellipsis = '…';

/** The stretches of a text whose pairs of syllables the query has; `query` as `QueryReader.read` returns it. */
function matchesIn(text: string, query: string): Span[] {
  const asked = new Set(bigrams(query).filter((pair) => pair.length > 1));
  const { text: letters, offsets } = compact(text);
  const spans: Span[] = [];
  for (let at = 0; at + 2 <= letters.length; at++) {
    if (!asked.has(letters.slice(at, at + 2))) continue;
    const start = offsets[at] as number;
    const end = (offsets[at + 1] as number) + 1;
    const last = spans.at(-1);
    if (last !== undefined && last.end >= start) last.end = end;
    else spans.push({ start, end });
  }
  return spans;
}

/** The part of a text with the most that the query asks for, cut between words. */
export function snippetOf(text: string, query: string): Snippet {
  const matches = matchesIn(text, query);
  if (text.length <= mostUnits) return { text, marks: matches };
  const starts = [0, ...Array.from(text.matchAll(/\s(?=\S)/gu), ({ index }) => index + 1)];
  const marked = (start: number) =>
    matches
      .filter((match) => match.start >= start && match.end <= start + mostUnits)
      .reduce((sum, match) => sum + match.end - match.start, 0);
  const most = starts.reduce((best, each) => Math.max(best, marked(each)), 0);
  // In the middle, so that something is read on both sides of it.
  const equal = most === 0 ? [0] : starts.filter((each) => marked(each) === most);
  const start = equal[Math.floor(equal.length / 2)] as number;
  const cut = text.slice(start, start + mostUnits);
  const isWhole = start + mostUnits >= text.length;
  const end = isWhole ? text.length : start + Math.max(cut.lastIndexOf(' '), 1);
  const before = start === 0 ? '' : ellipsis;
  return {
    text: `${before}${text.slice(start, end)}${isWhole ? '' : ellipsis}`,
    marks: matches
      .filter((match) => match.start >= start && match.end <= end)
      .map((match) => ({
        start: match.start - start + before.length,
        end: match.end - start + before.length,
      })),
  };
}
