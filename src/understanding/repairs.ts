import type { Repair } from '../conversation/understanding.ts';

/** The text with the repairs made. */
export function applyRepairs(text: string, repairs: Repair[]): string {
  let repaired = '';
  let position = 0;
  for (const { to, start, end } of repairs) {
    repaired += text.slice(position, start) + to;
    position = end;
  }
  return repaired + text.slice(position);
}

/** Where a place of the repaired text stood in the original; inside a repair, its beginning or end. */
export function originalOffset(repairs: Repair[], offset: number, side: 'start' | 'end'): number {
  let shift = 0;
  for (const { to, start, end } of repairs) {
    const repairedStart = start + shift;
    const repairedEnd = repairedStart + to.length;
    if (offset < repairedStart || (offset === repairedStart && side === 'end')) break;
    if (offset < repairedEnd || (offset === repairedEnd && side === 'end'))
      return side === 'start' ? start : end;
    shift = repairedEnd - end;
  }
  return offset - shift;
}

/**
 * Repairs of a text, and repairs of what they made of it, as repairs of the text itself. Where a later one
 * changes what an earlier one wrote, the two are one, of the later's kind.
 */
export function joinRepairs(text: string, earlier: Repair[], later: Repair[]): Repair[] {
  if (later.length === 0) return earlier;
  if (earlier.length === 0) return later;
  const repaired = applyRepairs(applyRepairs(text, earlier), later);
  const growth = ({ from, to }: Repair) => to.length - from.length;
  const spans = [
    ...earlier.map((repair) => ({ ...repair, growth: growth(repair) })),
    ...later.map((repair) => ({
      ...repair,
      start: originalOffset(earlier, repair.start, 'start'),
      end: originalOffset(earlier, repair.end, 'end'),
      growth: growth(repair),
    })),
  ].sort((left, right) => left.start - right.start || left.end - right.end);
  const joined: typeof spans = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last === undefined || span.start >= last.end) joined.push({ ...span });
    else {
      last.end = Math.max(last.end, span.end);
      last.growth += span.growth;
      if (later.some(({ kind }) => kind === span.kind)) last.kind = span.kind;
    }
  }
  let shift = 0;
  return joined.map(({ kind, start, end, growth: grown }) => {
    const to = repaired.slice(start + shift, end + shift + grown);
    shift += grown;
    return { kind, from: text.slice(start, end), to, start, end };
  });
}
