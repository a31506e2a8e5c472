import { type Block, type FormatReader, paragraph, table } from '../block.ts';
import { decodeText } from './decode-text.ts';

/** Every line is a paragraph; lines with tabs or bars that follow each other are a table. */
export const readText: FormatReader = async (bytes) => {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  const flush = () => {
    if (rows.length === 1) blocks.push(...paragraph((rows[0] as string[]).join(' ')));
    else
      blocks.push(
        ...table(rows.flatMap((cells, row) => cells.map((text, column) => ({ row, column, text })))),
      );
    rows = [];
  };
  for (const line of decodeText(bytes).split(/\r\n|[\n\r\f\v]/)) {
    const cells = line.trim().split(/\t+|\s+[|│┃]\s+/);
    if (cells.length > 1) rows.push(cells);
    else {
      flush();
      blocks.push(...paragraph(line));
    }
  }
  flush();
  return { blocks, warnings: [] };
};
