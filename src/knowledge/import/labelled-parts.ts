import type { Span } from '../../conversation/entities.ts';
import { itemMarks, withoutMark } from './infer-headings.ts';
import type { ImportedPassage } from './passage.ts';

/** What a document says under a label: «모집 인원: 총 28명», or a cell under its head. */
export interface LabelledPart extends Span {
  label: string;
  /** Whom or what a row of a table is about. */
  subject?: string | undefined;
  passage: ImportedPassage;
  /** `passage.text.slice(start, end)`. */
  text: string;
}

const bullet = new RegExp(`^(?:${itemMarks})\\s*`, 'u');
const labelled = /^([\p{L}\d·, ]{1,20}?)\s*[:：]\s*(?=\S)/u;
const longestLabel = 20;

/** The parts of a passage, each with its label; a sentence without one has its heading's. */
export function labelledParts(passage: ImportedPassage): LabelledPart[] {
  switch (passage.kind) {
    case 'heading':
      return [];
    case 'table':
      return tableParts(passage);
    case 'paragraph':
      return lineParts(passage);
  }
}

function partAt(passage: ImportedPassage, start: number, end: number) {
  return { passage, start, end, text: passage.text.slice(start, end) };
}

function lineParts(passage: ImportedPassage): LabelledPart[] {
  const { text } = passage;
  const begin = bullet.exec(text)?.[0].length ?? 0;
  const match = labelled.exec(text.slice(begin));
  if (match !== null)
    return [{ label: (match[1] as string).trim(), ...partAt(passage, begin + match[0].length, text.length) }];
  const heading = passage.path.at(-1);
  return heading === undefined
    ? []
    : [{ label: withoutMark(heading), ...partAt(passage, begin, text.length) }];
}

interface PlacedCell extends Span {
  text: string;
}

/** Each cell's place in the passage, whose text has the cells in order. */
function placedCells({ text, rows = [] }: ImportedPassage): PlacedCell[][] {
  let at = 0;
  return rows.map((row) =>
    row.map((cell) => {
      const start = cell === '' ? at : text.indexOf(cell, at);
      at = start + cell.length;
      return { text: cell, start, end: at };
    }),
  );
}

/**
 * Rows of two cells whose first ones are short may be label and value; else the first row labels the columns and the
 * first cell of a row says what it is about.
 */
function tableParts(passage: ImportedPassage): LabelledPart[] {
  const [head = [], ...rows] = placedCells(passage);
  const heading = passage.path.at(-1);
  const isList =
    head.length === 2 &&
    head.every(({ text }) => text.length <= longestLabel) &&
    /\d/.test(head[1]?.text ?? '');
  if (isList)
    return [head, ...rows].flatMap(([label, value]) =>
      label !== undefined && value !== undefined && value.text !== ''
        ? [{ label: label.text, ...partAt(passage, value.start, value.end) }]
        : [],
    );
  return rows.flatMap(([subject, ...cells]) =>
    cells.flatMap((cell, index) => {
      const label = head[index + 1]?.text || (heading && withoutMark(heading));
      return cell.text === '' || !label
        ? []
        : [{ label, subject: subject?.text || undefined, ...partAt(passage, cell.start, cell.end) }];
    }),
  );
}
