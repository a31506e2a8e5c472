import type { Rule, TextRun } from './pdf-page.ts';

/** Points by which lines that meet, or lie on each other, may miss. */
const tolerance = 3;

/** A table drawn with lines: `xs` from left to right, `ys` from top to bottom. */
export interface Grid {
  xs: number[];
  ys: number[];
  /** The upper left place of the cell that covers a place of the grid: cells may be merged. */
  cellAt(row: number, column: number): { row: number; column: number };
}

function touches(left: Rule, right: Rule): boolean {
  if (left.direction === right.direction)
    return (
      Math.abs(left.at - right.at) <= tolerance &&
      left.from <= right.to + tolerance &&
      right.from <= left.to + tolerance
    );
  const within = (value: number, rule: Rule) =>
    value >= rule.from - tolerance && value <= rule.to + tolerance;
  return within(left.at, right) && within(right.at, left);
}

function distinct(values: number[]): number[] {
  const kept: number[] = [];
  for (const value of values.sort((left, right) => left - right))
    if (kept.length === 0 || value - (kept.at(-1) as number) > tolerance) kept.push(value);
  return kept;
}

/** Lines of a page beyond which it is a drawing. */
const mostRules = 3_000;

/** The tables of a page: lines that hang together and enclose at least two cells. */
export function gridsOf(rules: Rule[]): Grid[] {
  if (rules.length > mostRules) return [];
  const left = new Set(rules);
  const grids: Grid[] = [];
  for (const first of rules) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const member of group)
      for (const other of left)
        if (touches(member, other)) {
          left.delete(other);
          group.push(other);
        }
    const grid = gridOf(group);
    if (grid !== undefined) grids.push(grid);
  }
  return grids;
}

function gridOf(rules: Rule[]): Grid | undefined {
  const xs = distinct(rules.filter(({ direction }) => direction === 'down').map(({ at }) => at));
  const ys = distinct(rules.filter(({ direction }) => direction === 'across').map(({ at }) => at)).reverse();
  if (xs.length < 2 || ys.length < 2 || xs.length + ys.length < 5) return undefined;
  const isCovered = (direction: Rule['direction'], at: number, point: number) =>
    rules.some(
      (rule) =>
        rule.direction === direction &&
        Math.abs(rule.at - at) <= tolerance &&
        rule.from <= point &&
        rule.to >= point,
    );
  const middle = (values: number[], index: number) =>
    ((values[index] as number) + (values[index + 1] as number)) / 2;
  return {
    xs,
    ys,
    cellAt(row, column) {
      let [top, start] = [row, column];
      while (start > 0 && !isCovered('down', xs[start] as number, middle(ys, top))) start -= 1;
      while (top > 0 && !isCovered('across', ys[top] as number, middle(xs, start))) top -= 1;
      return { row: top, column: start };
    },
  };
}

/** The place of a point in a grid; undefined outside of it. */
export function placeIn({ xs, ys }: Grid, x: number, y: number): { row: number; column: number } | undefined {
  const column = xs.findLastIndex((edge) => edge - tolerance <= x);
  const row = ys.findLastIndex((edge) => edge >= y);
  const isInside = column >= 0 && column < xs.length - 1 && row >= 0 && row < ys.length - 1;
  return isInside ? { row, column } : undefined;
}

/** Widths of characters as shares of the size: Hangul and Han are square, others about half as wide. */
const weightOf = (character: string) =>
  /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff01-\uff60]/u.test(character) ? 2 : 1;

/** Cuts a run, which may go on from one cell into the next, at the blanks nearest to the upright lines it crosses. */
export function cutAt(run: TextRun, xs: number[]): TextRun[] {
  const edge = xs.find((x) => x > run.x + tolerance && x < run.x + run.width - tolerance);
  if (edge === undefined) return [run];
  const total = [...run.text].reduce((sum, character) => sum + weightOf(character), 0);
  const xAt = (index: number) =>
    run.x +
    ([...run.text.slice(0, index)].reduce((sum, character) => sum + weightOf(character), 0) / total) *
      run.width;
  const blanks = [...run.text.matchAll(/\s+/g)].map(({ index }) => index);
  const nearest = blanks.sort((left, right) => Math.abs(xAt(left) - edge) - Math.abs(xAt(right) - edge))[0];
  if (nearest === undefined) return [run];
  const head = { ...run, text: run.text.slice(0, nearest), width: Math.min(xAt(nearest), edge) - run.x };
  const x = Math.max(edge, xAt(nearest));
  const tail = { ...run, text: run.text.slice(nearest).trim(), x, width: run.x + run.width - x };
  return [
    head,
    ...cutAt(
      tail,
      xs.filter((other) => other > edge),
    ),
  ];
}
