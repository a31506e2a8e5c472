import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { type Block, type FormatReader, heading, oneLine, paragraph, table } from '../block.ts';
import { ImportError } from '../import-error.ts';
import { itemMarks } from '../infer-headings.ts';
import { importLimits } from '../limits.ts';
import { cutAt, type Grid, gridsOf, placeIn } from './pdf-grid.ts';
import { type PageContent, readPage, type TextRun } from './pdf-page.ts';

/** A line of text. */
interface Line {
  text: string;
  x: number;
  end: number;
  y: number;
  size: number;
  /** There is room for a column between two of its runs. */
  isParted: boolean;
}

/** The text layer of a PDF; pages that are pictures, or whose letters can't be told, are reported. */
export const readPdf: FormatReader = async (bytes) => {
  const library = await getResolvedPDFJS();
  const document = await openPdf(bytes);
  if (document.numPages > importLimits.pages)
    throw new ImportError(`it has ${document.numPages} pages; at most ${importLimits.pages} are read`);
  const pages: PageContent[] = [];
  const warnings: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await readPage(await document.getPage(number), library);
    pages.push(page);
    const warning = warningOf(page);
    if (warning !== undefined) warnings.push(`page ${number} ${warning}`);
  }
  const sizes = headingSizes(pages);
  const { info } = await document.getMetadata();
  const title = (info as { Title?: unknown }).Title;
  return {
    title: typeof title === 'string' ? oneLine(title) || undefined : undefined,
    blocks: joinTables(pages.map((page, index) => blocksOf(page, index + 1, sizes))),
    warnings,
  };
};

async function openPdf(bytes: Uint8Array) {
  try {
    // The library takes the bytes away, so it gets its own.
    return await getDocumentProxy(bytes.slice(), {
      verbosity: 0,
      isEvalSupported: false,
      stopAtErrors: false,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new ImportError('it has a password: save it without one', { cause: error });
    throw error;
  }
}

function warningOf({ runs, rules, hasPictures, drawsText }: PageContent): string | undefined {
  const text = runs.map((run) => run.text).join('');
  if (text === '' && drawsText) return 'has text whose letters its font does not tell: it was not read';
  if (text === '' && hasPictures) return 'is a picture without a text layer: it was not read';
  const unknown = text.match(/[\p{Co}\p{Cn}\p{Cc}\uFFFD]/gu)?.length ?? 0;
  if (unknown > text.length / 10) return 'has letters that its font does not tell: it was read in part';
  const grids = gridsOf(rules);
  const free = runs.filter(
    ({ x, y, size }) => !grids.some((grid) => placeIn(grid, x + size / 4, y + size / 3)),
  );
  const parted = linesOf(free).filter(({ isParted }) => isParted).length;
  return parted >= 2
    ? 'has columns without lines between them: compare its figures with the page'
    : undefined;
}

/** A table that ends a page and one that begins the next with as many columns are one; its repeated head is dropped. */
function joinTables(pages: Block[][]): Block[] {
  const blocks: Block[] = [];
  for (const [first, ...rest] of pages) {
    const last = blocks.at(-1);
    const goesOn =
      first?.kind === 'table' && last?.kind === 'table' && first.rows[0]?.length === last.rows[0]?.length;
    if (goesOn) {
      const isHead = String(first.rows[0]) === String(last.rows[0]);
      last.rows.push(...(isHead ? first.rows.slice(1) : first.rows));
    } else if (first !== undefined) blocks.push(first);
    blocks.push(...rest);
  }
  return blocks;
}

/** Sizes of type larger than most of the text, the largest first. */
function headingSizes(pages: PageContent[]): number[] {
  const letters = new Map<number, number>();
  for (const { size, text } of pages.flatMap(({ runs }) => runs))
    letters.set(Math.round(size), (letters.get(Math.round(size)) ?? 0) + text.length);
  const [body = 0] = [...letters].sort((left, right) => right[1] - left[1])[0] ?? [];
  return [...letters.keys()].filter((size) => size > body * 1.12).sort((left, right) => right - left);
}

function blocksOf({ runs, rules }: PageContent, page: number, sizes: number[]): Block[] {
  const grids = gridsOf(rules);
  const inGrid = new Map<Grid, TextRun[]>(grids.map((grid) => [grid, []]));
  const free: TextRun[] = [];
  for (const run of runs) {
    const middle = run.y + run.size / 3;
    const grid = grids.find((each) => placeIn(each, run.x + run.size / 4, middle) !== undefined);
    if (grid === undefined) free.push(run);
    else inGrid.get(grid)?.push(...cutAt(run, grid.xs));
  }
  const parts: { y: number; blocks: Block[] }[] = paragraphsOf(linesOf(free)).map((line) => ({
    y: line.y,
    blocks: blockOfLine(line, page, sizes),
  }));
  for (const [grid, cells] of inGrid)
    parts.push({ y: grid.ys[0] as number, blocks: table(cellsOf(grid, cells), page) });
  return parts.sort((left, right) => right.y - left.y).flatMap(({ blocks }) => blocks);
}

function blockOfLine({ text, size }: Line, page: number, sizes: number[]): Block[] {
  // The number of the page.
  if (/^-?\s?\d{1,3}\s?(?:\/\s?\d{1,3}\s?)?-?$/.test(text)) return [];
  const level = sizes.indexOf(Math.round(size)) + 1;
  return level > 0 && text.length <= 90 ? heading(level, text, page) : paragraph(text, page);
}

function cellsOf(grid: Grid, runs: TextRun[]) {
  const byCell = Map.groupBy(runs, (run) => {
    const place = placeIn(grid, run.x + run.size / 4, run.y + run.size / 3);
    const cell = place && grid.cellAt(place.row, place.column);
    return cell === undefined ? '' : `${cell.row},${cell.column}`;
  });
  return [...byCell].flatMap(([key, members]) => {
    if (key === '') return [];
    const [row, column] = key.split(',').map(Number) as [number, number];
    return [
      {
        row,
        column,
        text: linesOf(members)
          .map(({ text }) => text)
          .join(' '),
      },
    ];
  });
}

/** Runs on one height make a line, a blank where there is room for one. */
function linesOf(runs: TextRun[]): Line[] {
  const rows: TextRun[][] = [];
  for (const run of runs.toSorted((left, right) => right.y - left.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && first.y - run.y < Math.min(first.size, run.size) / 2)
      row.push(run);
    else rows.push([run]);
  }
  return rows.map((row) => {
    const inOrder = row.toSorted((left, right) => left.x - right.x);
    let text = '';
    let end = Number.POSITIVE_INFINITY;
    let isParted = false;
    for (const run of inOrder) {
      isParted ||= run.x - end > run.size * 1.5;
      text += run.x - end > run.size * 0.12 && text !== '' ? ` ${run.text}` : run.text;
      end = run.x + run.width;
    }
    const first = inOrder[0] as TextRun;
    return {
      isParted,
      text: text.trim(),
      x: first.x,
      end,
      y: first.y,
      size: Math.max(...row.map(({ size }) => size)),
    };
  });
}

/** Marks by which a line begins something new. */
const begins = new RegExp(`^(?:${itemMarks}|[□■◆▣ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])`, 'u');

/** Lines that only the width of the page parted are one paragraph. */
function paragraphsOf(lines: Line[]): Line[] {
  const right = Math.max(0, ...lines.map(({ end }) => end));
  const whole: Line[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const previous = whole.at(-1);
    const goesOn =
      last !== undefined &&
      previous !== undefined &&
      last.end > right * 0.88 &&
      Math.abs(last.size - line.size) < 1 &&
      last.y - line.y < line.size * 2 &&
      !begins.test(line.text);
    if (goesOn) previous.text += ` ${line.text}`;
    else whole.push({ ...line });
    last = line;
  }
  return whole;
}
