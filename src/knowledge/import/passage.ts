import { z } from 'zod';
import type { Block, ReadDocument } from './block.ts';
import type { Figure } from './figure.ts';
import { findFigures } from './find-figures.ts';

/** A citable piece of an imported document. */
export const importedPassageSchema = z.object({
  /** `document#p-…`; kept when the document is imported again. */
  id: z.string(),
  kind: z.enum(['heading', 'paragraph', 'table']),
  /** Headings above it, the highest first. */
  path: z.array(z.string()),
  page: z.number().int().optional(),
  /** A table's rows are lines, its cells joined by « | ». */
  text: z.string(),
  rows: z.array(z.array(z.string())).optional(),
  /** Found again from the text, so that older imports profit from better finding. */
  figures: z.custom<Figure[]>(Array.isArray),
  /** The moment of the import that did not find it any more; it can still be opened. */
  retired: z.string().optional(),
});
export type ImportedPassage = z.infer<typeof importedPassageSchema>;
export type PassageDraft = Omit<ImportedPassage, 'id'>;

/** The passages that the document has now; the others were in earlier versions of it. */
export function currentPassages<Passage extends Pick<ImportedPassage, 'retired'>>(
  passages: Passage[],
): Passage[] {
  return passages.filter(({ retired }) => retired === undefined);
}

/** Longer paragraphs are divided between sentences, so that a citation points at what it means. */
const longestPassage = 600;

/** What has no sentences is cut between words, and what has no words anywhere. */
const endless = /\S.{0,1199}(?=\s|$)|\S.{0,1199}/gu;

function sentencesOf(text: string): string[] {
  if (text.length <= longestPassage) return [text];
  const pieces: string[] = [];
  for (const sentence of text.split(/(?<=[다요음함임][.?!]|[.?!]['"’”])\s+/u)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + sentence.length < longestPassage)
      pieces[pieces.length - 1] = `${last} ${sentence}`;
    else pieces.push(...(sentence.match(endless) ?? []).map((piece) => piece.trim()));
  }
  return pieces;
}

const cellEnd = ' | ';

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return sentencesOf(block.text);
    case 'table':
      return [block.rows.map((row) => row.join(cellEnd).trim()).join('\n')];
  }
}

/** No figure goes on from one row of a table into the next; looking row by row keeps long tables quick. */
function figuresOf(text: string): Figure[] {
  let offset = 0;
  return text.split('\n').flatMap((line) => {
    const start = offset;
    offset += line.length + 1;
    return findFigures(line).map((figure) => ({
      ...figure,
      start: figure.start + start,
      end: figure.end + start,
    }));
  });
}

/** Cuts a document into passages, each with its headings, in the order of the document. */
export function passagesFrom({ blocks }: ReadDocument): PassageDraft[] {
  const open: { level: number; text: string }[] = [];
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') while ((open.at(-1)?.level ?? 0) >= block.level) open.pop();
    const path = open.map(({ text }) => text);
    if (block.kind === 'heading') open.push(block);
    return textsOf(block).map((text) => ({
      kind: block.kind,
      path,
      ...(block.page === undefined ? {} : { page: block.page }),
      text,
      ...(block.kind === 'table' ? { rows: block.rows } : {}),
      figures: figuresOf(text),
    }));
  });
}
