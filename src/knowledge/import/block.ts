export const formatIds = ['hwpx', 'hwp', 'pdf', 'docx', 'html', 'markdown', 'text'] as const;
export type Format = (typeof formatIds)[number];

/** A piece of a file as it stands there, its text on one line and in NFC. */
export type Block = {
  /** 1-based, where the format has pages. */
  page?: number;
} & (
  | { kind: 'heading' /** 1 is the highest. */; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  /** Every row has a cell for each column; a merged cell's text stands in its first place only. */
  | { kind: 'table'; rows: string[][] }
);

/** What a reader makes of a file. */
export interface ReadDocument {
  format: Format;
  /** The title that the format keeps beside the text. */
  title?: string | undefined;
  blocks: Block[];
  /** What the file holds and nobody could read, such as a scanned page: one sentence each. */
  warnings: string[];
}

/** Turns the bytes of one format into blocks. Throws `ImportError`, or what its parser throws on damage. */
export type FormatReader = (bytes: Uint8Array) => Promise<Omit<ReadDocument, 'format'>>;

/** Text on one line, in NFC, without control and invisible characters. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Z}\uFFFD]+/gu, ' ')
    .trim();
}

/** A paragraph, or nothing where there is no text. */
export function paragraph(text: string, page?: number): Block[] {
  const line = oneLine(text);
  return line === '' ? [] : [{ kind: 'paragraph', text: line, ...(page === undefined ? {} : { page }) }];
}

/** A heading, or nothing where there is no text. */
export function heading(level: number, text: string, page?: number): Block[] {
  const line = oneLine(text);
  return line === '' ? [] : [{ kind: 'heading', level, text: line, ...(page === undefined ? {} : { page }) }];
}

export interface Cell {
  row: number;
  column: number;
  text: string;
}

/** A table from its cells; empty rows and columns are left out, and a single cell is only a frame round a text. */
export function table(cells: Cell[], page?: number): Block[] {
  const filled = cells
    .map((cell) => ({ ...cell, text: oneLine(cell.text) }))
    .filter(({ text }) => text !== '');
  const rowNumbers = [...new Set(filled.map(({ row }) => row))].sort((left, right) => left - right);
  const columnNumbers = [...new Set(filled.map(({ column }) => column))].sort((left, right) => left - right);
  if (filled.length <= 1) return filled.flatMap(({ text }) => paragraph(text, page));
  const rowAt = new Map(rowNumbers.map((row, index) => [row, index]));
  const columnAt = new Map(columnNumbers.map((column, index) => [column, index]));
  const rows = rowNumbers.map(() => columnNumbers.map(() => ''));
  for (const { row, column, text } of filled) {
    const cellsOfRow = rows[rowAt.get(row) as number] as string[];
    const index = columnAt.get(column) as number;
    cellsOfRow[index] = oneLine(`${cellsOfRow[index]} ${text}`);
  }
  return [{ kind: 'table', rows, ...(page === undefined ? {} : { page }) }];
}

/** A table whose cells hold blocks. A single filled cell is a frame round them: notices put titles and texts into one. */
export function tableOfBlocks(cells: { row: number; column: number; blocks: Block[] }[]): Block[] {
  const filled = cells
    .map(({ row, column, blocks }) => ({ row, column, blocks, text: textOfBlocks(blocks) }))
    .filter(({ text }) => text !== '');
  return filled.length === 1 ? filled.flatMap(({ blocks }) => blocks) : table(filled);
}

function textOfBlocks(blocks: Block[]): string {
  return oneLine(
    blocks.map((block) => (block.kind === 'table' ? block.rows.flat().join(' ') : block.text)).join(' '),
  );
}
