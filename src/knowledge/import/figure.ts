import type { Span } from '../../conversation/entities.ts';

/** What a figure is counted by: «월 60만원», «주 15시간», «시급». */
export type Per = 'hour' | 'day' | 'week' | 'month' | 'year';

/**
 * Days as YYYY, YYYY-H1, YYYY-MM or YYYY-MM-DD, with a time as YYYY-MM-DDTHH:MM; where the text leaves out the
 * year, --MM-DD. `until` is inclusive.
 */
interface DateValue {
  kind: 'date';
  from: string;
  until?: string;
}

export type FigureValue =
  | DateValue
  /** HH:MM. */
  | { kind: 'time'; from: string; until?: string }
  /** Whole years; min and max are inclusive, above and below are not. */
  | { kind: 'age'; min?: number; max?: number; above?: number; below?: number }
  | { kind: 'money'; won: number; until?: number; per?: Per }
  /** `ofMedian`: of the standard median income. */
  | { kind: 'percent'; percent: number; until?: number; ofMedian: boolean }
  | { kind: 'phone'; number: string }
  /** Null where the notice leaves the number open: «○○명». */
  | { kind: 'count'; count: number | null; until?: number; unit: string }
  | { kind: 'duration'; length: number; until?: number; unit: string; per?: Per }
  /** The number under which a notice is filed: YYYY-N. */
  | { kind: 'reference'; id: string }
  /** Any other number: of a paragraph, of an address. */
  | { kind: 'number'; number: number };

/** A figure of a passage: `text` is `passage.text.slice(start, end)`. */
export type Figure = FigureValue & Span & { text: string };
