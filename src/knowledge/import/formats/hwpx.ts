import { type Block, type FormatReader, tableOfBlocks } from '../block.ts';
import { ImportError } from '../import-error.ts';
import { outlined } from './outline.ts';
import { elementsOf, findElements, parseXml, type XmlElement } from './xml-tree.ts';
import { openArchive } from './zip-archive.ts';

/** What stands in the margin of every page, or is told only to the program. */
const aside = new Set(['header', 'footer', 'fieldBegin', 'parameters', 'shapeComment', 'metaTag', 'caption']);

/** HWPX (KS X 6101, OWPML): a zip of XML whose sections hold paragraphs, and these tables and frames. */
export const readHwpx: FormatReader = async (bytes) => {
  const archive = await openArchive(bytes);
  const manifest = await archive.read('META-INF/manifest.xml');
  if (manifest?.includes('encryption-data')) throw new ImportError('it is encrypted or has a password');
  const sections = archive.names
    .map((name) => ({ name, number: /^Contents\/section(\d+)\.xml$/.exec(name)?.[1] }))
    .filter(({ number }) => number !== undefined)
    .sort((left, right) => Number(left.number) - Number(right.number));
  if (sections.length === 0) throw new ImportError('it holds no sections of a HWPX document');
  const header = await archive.read('Contents/header.xml');
  const outlines = header === undefined ? new Map() : outlinesIn(parseXml(header));
  const blocks: Block[] = [];
  for (const { name } of sections)
    blocks.push(...blocksIn(parseXml((await archive.read(name)) as Buffer), outlines));
  return { blocks, warnings: [] };
};

/** Level of each paragraph shape that belongs to the outline, by its id. */
function outlinesIn(header: XmlElement): Map<string, number> {
  return new Map(
    findElements(header, 'paraPr').flatMap((shape) => {
      const mark = elementsOf(shape).find(({ name }) => name === 'heading')?.attributes;
      return mark?.type === 'OUTLINE' ? [[shape.attributes.id ?? '', Number(mark.level ?? 0)] as const] : [];
    }),
  );
}

function blocksIn(element: XmlElement, outlines: Map<string, number>): Block[] {
  return elementsOf(element).flatMap((child) => {
    if (aside.has(child.name)) return [];
    if (child.name === 'p') return blocksOfParagraph(child, outlines);
    return child.name === 'tbl' ? blocksOfTable(child, outlines) : blocksIn(child, outlines);
  });
}

function blocksOfParagraph(paragraph: XmlElement, outlines: Map<string, number>): Block[] {
  const text = elementsOf(paragraph)
    .filter(({ name }) => name === 'run')
    .flatMap(elementsOf)
    .filter(({ name }) => name === 't')
    .map(textOf)
    .join('');
  return [
    ...outlined(text, outlines.get(paragraph.attributes.paraPrIDRef ?? '')),
    ...blocksIn(paragraph, outlines),
  ];
}

/** Text of a `t`, in which tabs, line breaks and special spaces are elements. */
function textOf(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child;
      return /^(?:tab|lineBreak|nbSpace|fwSpace)$/.test(child.name) ? ' ' : textOf(child);
    })
    .join('');
}

function blocksOfTable(element: XmlElement, outlines: Map<string, number>): Block[] {
  const cells = elementsOf(element)
    .filter(({ name }) => name === 'tr')
    .flatMap((row, rowIndex) =>
      elementsOf(row)
        .filter(({ name }) => name === 'tc')
        .map((cell, columnIndex) => {
          const address = elementsOf(cell).find(({ name }) => name === 'cellAddr')?.attributes;
          return {
            row: Number(address?.rowAddr ?? rowIndex),
            column: Number(address?.colAddr ?? columnIndex),
            blocks: blocksIn(cell, outlines),
          };
        }),
    );
  return tableOfBlocks(cells);
}
