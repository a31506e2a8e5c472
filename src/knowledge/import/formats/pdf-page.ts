import type { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

type Library = Awaited<ReturnType<typeof getResolvedPDFJS>>;
type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

/** A run of characters; x from the left, y of the baseline from the bottom, all in points. */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

/** A straight line along an axis, from `from` to `to`; `at` is the other coordinate. */
export interface Rule {
  direction: 'across' | 'down';
  at: number;
  from: number;
  to: number;
}

export interface PageContent {
  runs: TextRun[];
  rules: Rule[];
  hasPictures: boolean;
  /** Characters are drawn, whether or not anybody can tell which. */
  drawsText: boolean;
}

type Matrix = [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Thinner shapes are lines, and lines that lean less lie along an axis. */
const thinnest = 2;

/** What a page shows: its characters in reading order of the file, and the straight lines that tables are drawn with. */
export async function readPage(page: Page, { OPS }: Library): Promise<PageContent> {
  const { items } = await page.getTextContent();
  const runs = items.flatMap((item): TextRun[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , , x, y] = item.transform as Matrix;
    return [{ text: item.str, x, y, width: item.width, size: item.height }];
  });
  const { fnArray, argsArray } = await page.getOperatorList();
  const pictures = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
  ]);
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let matrix = identity;
  let [hasPictures, drawsText] = [false, false];
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index] as unknown[] | null;
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) saved.push(matrix);
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? identity;
    if (operator === OPS.transform) matrix = multiply(matrix, args as unknown as Matrix);
    if (operator === OPS.paintFormXObjectBegin && Array.isArray(args?.[0]))
      matrix = multiply(matrix, args[0] as Matrix);
    if (operator === OPS.constructPath && args?.[0] !== OPS.endPath) rules.push(...rulesOf(args, matrix));
    hasPictures ||= pictures.has(operator);
    drawsText ||= operator === OPS.showText;
  }
  return { runs, rules, hasPictures, drawsText };
}

// How a path is kept: a number for what follows, then its coordinates.
const coordinates = [2, 2, 6, 4, 0];

function rulesOf(args: unknown[] | null, matrix: Matrix): Rule[] {
  const path = (args?.[1] as (Float32Array | null)[] | undefined)?.[0];
  if (path == null) return [];
  const points: [number, number][][] = [];
  for (let at = 0; at < path.length; ) {
    const kind = path[at] as number;
    const size = coordinates[kind];
    if (size === undefined) return [];
    if (kind === 4) {
      const current = points.at(-1);
      if (current?.[0] !== undefined) current.push(current[0]);
    } else {
      const [x, y] = [path[at + size - 1] as number, path[at + size] as number];
      const [a, b, c, d, e, f] = matrix;
      if (kind === 0 || points.length === 0) points.push([]);
      points.at(-1)?.push([a * x + c * y + e, b * x + d * y + f]);
    }
    at += size + 1;
  }
  return points.flatMap((corners) =>
    corners.slice(1).flatMap((end, index) => ruleOf(corners[index] as [number, number], end)),
  );
}

function ruleOf([x1, y1]: [number, number], [x2, y2]: [number, number]): Rule[] {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (width > thinnest && height <= thinnest)
    return [{ direction: 'across', at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }];
  if (height > thinnest && width <= thinnest)
    return [{ direction: 'down', at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) }];
  return [];
}
