import { type DefaultTreeAdapterTypes, html, parse } from 'parse5';
import { type Block, type Cell, type FormatReader, heading, oneLine, paragraph, table } from '../block.ts';
import { ImportError } from '../import-error.ts';
import { importLimits } from '../limits.ts';
import { decodeText } from './decode-text.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What a page holds beside its document. */
const skipped = new Set(
  'script style noscript template head svg math iframe object canvas nav header footer aside button select textarea input'.split(
    ' ',
  ),
);
const blockTags = new Set(
  'address article blockquote body br center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 hr html li main ol p pre section summary table ul'.split(
    ' ',
  ),
);

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string) => element.attrs.find((each) => each.name === name)?.value;
const isHidden = (element: Element) =>
  attribute(element, 'hidden') !== undefined ||
  /display\s*:\s*none/i.test(attribute(element, 'style') ?? '') ||
  attribute(element, 'aria-hidden') === 'true';
const isSkipped = (element: Element) => skipped.has(element.tagName) || isHidden(element);

function tooDeep(): never {
  throw new ImportError(`its elements lie more than ${importLimits.depth} deep in each other`);
}

/** The text of a cell or a heading, its parts apart where the page shows them apart. */
function textOf(nodes: Node[], depth: number): string {
  if (depth > importLimits.depth) tooDeep();
  return nodes
    .map((node) => {
      if ('value' in node) return node.value;
      if (!isElement(node) || isSkipped(node)) return '';
      const inside = textOf(node.childNodes, depth + 1);
      const apart = blockTags.has(node.tagName) || node.tagName === 'td' || node.tagName === 'th';
      return apart ? ` ${inside} ` : inside;
    })
    .join('');
}

function elementsIn(nodes: Node[], tags: string[]): Element[] {
  return nodes.filter(isElement).filter(({ tagName }) => tags.includes(tagName));
}

function spanOf(cell: Element, name: string): number {
  const span = Number(attribute(cell, name) ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, 100) : 1;
}

function tableBlocks(element: Element, depth: number): Block[] {
  const parts = elementsIn(element.childNodes, ['thead', 'tbody', 'tfoot', 'tr']);
  const rows = parts.flatMap((part) =>
    part.tagName === 'tr' ? [part] : elementsIn(part.childNodes, ['tr']),
  );
  const cells: Cell[] = [];
  const taken = new Set<string>();
  let isLayout = false;
  for (const [row, { childNodes }] of rows.entries()) {
    let column = 0;
    for (const cell of elementsIn(childNodes, ['td', 'th'])) {
      while (taken.has(`${row},${column}`)) column += 1;
      const [height, width] = [spanOf(cell, 'rowspan'), spanOf(cell, 'colspan')];
      for (let down = 0; down < height; down++)
        for (let right = 0; right < width; right++) taken.add(`${row + down},${column + right}`);
      if (!isHidden(cell)) cells.push({ row, column, text: textOf(cell.childNodes, depth + 1) });
      isLayout ||= hasTable(cell, depth + 1);
      column += width;
    }
  }
  // A table round another one only arranges the page.
  if (isLayout || cells.filter(({ text }) => oneLine(text) !== '').length === 1)
    return rows.flatMap(({ childNodes }) =>
      elementsIn(childNodes, ['td', 'th']).flatMap((cell) => blocksOf(cell.childNodes, depth + 1)),
    );
  const caption = elementsIn(element.childNodes, ['caption']).flatMap(({ childNodes }) =>
    paragraph(textOf(childNodes, depth + 1)),
  );
  return [...caption, ...table(cells)];
}

function hasTable(element: Element, depth: number): boolean {
  if (depth > importLimits.depth) tooDeep();
  return element.childNodes
    .filter(isElement)
    .some((child) => child.tagName === 'table' || hasTable(child, depth + 1));
}

function blocksOf(nodes: Node[], depth: number): Block[] {
  if (depth > importLimits.depth) tooDeep();
  const blocks: Block[] = [];
  let line = '';
  const flush = () => {
    blocks.push(...paragraph(line));
    line = '';
  };
  for (const node of nodes) {
    if ('value' in node) line += node.value;
    if (!isElement(node) || isSkipped(node)) continue;
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (level !== undefined) {
      flush();
      blocks.push(...heading(Number(level), textOf(node.childNodes, depth + 1)));
    } else if (node.tagName === 'table') {
      flush();
      blocks.push(...tableBlocks(node, depth));
    } else if (blockTags.has(node.tagName) || hasBlock(node, depth + 1)) {
      flush();
      blocks.push(...blocksOf(node.childNodes, depth + 1));
    } else line += textOf(node.childNodes, depth + 1);
  }
  flush();
  return blocks;
}

function hasBlock(element: Element, depth: number): boolean {
  if (depth > importLimits.depth) tooDeep();
  return element.childNodes
    .filter(isElement)
    .some((child) => blockTags.has(child.tagName) || hasBlock(child, depth + 1));
}

function findAll(nodes: Node[], tag: string, depth = 0): Element[] {
  if (depth > importLimits.depth) tooDeep();
  return nodes
    .filter(isElement)
    .flatMap((node) => (node.tagName === tag ? [node] : findAll(node.childNodes, tag, depth + 1)));
}

/** The blocks of a page, and its title; where it marks its main part, only that. */
export function blocksOfHtml(text: string): { title?: string | undefined; blocks: Block[] } {
  const { childNodes } = parse(text);
  const title = findAll(childNodes, html.TAG_NAMES.TITLE)[0];
  const main = findAll(childNodes, html.TAG_NAMES.MAIN)[0];
  return {
    title: title && (oneLine(textOf(title.childNodes, 0)) || undefined),
    blocks: blocksOf(main?.childNodes ?? childNodes, 0),
  };
}

export const readHtml: FormatReader = async (bytes) => {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{3,20})/i.exec(head)?.[1];
  return { ...blocksOfHtml(decodeText(bytes, declared)), warnings: [] };
};
