import { inflateRawSync } from 'node:zlib';
import CFB from 'cfb';
import { type Block, type FormatReader, tableOfBlocks } from '../block.ts';
import { ImportError } from '../import-error.ts';
import { importLimits } from '../limits.ts';
import { type HwpRecord, parseRecords, tags, textOfRecord } from './hwp-records.ts';
import { outlined } from './outline.ts';

const flags = { compressed: 1, password: 2, distribution: 4, rights: 16 };

/** HWP 5: an OLE compound file whose streams BodyText/Section0 … hold records, mostly deflated. */
export const readHwp: FormatReader = async (bytes) => {
  const container = CFB.read(Buffer.from(bytes), { type: 'buffer' });
  const streamOf = (path: string) => {
    const content = CFB.find(container, path)?.content;
    return content === undefined ? undefined : Buffer.from(content as Uint8Array);
  };
  const header = streamOf('/FileHeader');
  if (header === undefined || header.length < 40 || header.toString('latin1', 0, 17) !== 'HWP Document File')
    throw new ImportError('it holds no HWP document');
  const property = header.readUInt32LE(36);
  if (property & flags.password) throw new ImportError('it has a password: save it without one');
  if (property & (flags.distribution | flags.rights))
    throw new ImportError('it is locked for distribution: ask its publisher for an open copy');
  let left: number = importLimits.expandedBytes;
  const recordsOf = (stream: Buffer) => {
    const unpacked = property & flags.compressed ? unpack(stream, left) : stream;
    left -= unpacked.length;
    return parseRecords(unpacked);
  };

  const info = streamOf('/DocInfo');
  const outlines = info === undefined ? [] : outlinesIn(recordsOf(info));
  const blocks: Block[] = [];
  for (let number = 0; ; number++) {
    const section = streamOf(`/BodyText/Section${number}`);
    if (section === undefined) {
      if (number === 0) throw new ImportError('it holds no text section');
      return { blocks, warnings: [] };
    }
    blocks.push(...blocksIn(recordsOf(section), outlines));
  }
};

function unpack(stream: Buffer, limit: number): Buffer {
  const most = Math.min(limit, Math.max(importLimits.ratioFromBytes, stream.length * importLimits.ratio));
  try {
    return inflateRawSync(stream, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? new ImportError('it unpacks to more than a document can hold')
      : error;
  }
}

/** Outline level of each paragraph shape, by its number; undefined for plain text. */
function outlinesIn(records: HwpRecord[]): (number | undefined)[] {
  const all = records.flatMap((record) => [record, ...record.children]);
  return all
    .filter(({ tag }) => tag === tags.paragraphShape)
    .map(({ data }) => {
      const property = data.length < 4 ? 0 : data.readUInt32LE(0);
      return ((property >>> 23) & 3) === 1 ? (property >>> 25) & 7 : undefined;
    });
}

type Outlines = (number | undefined)[];

function blocksIn(records: HwpRecord[], outlines: Outlines): Block[] {
  return records.flatMap((record) => {
    if (record.tag === tags.paragraph) return blocksOfParagraph(record, outlines);
    return record.tag === tags.control
      ? blocksOfControl(record, outlines)
      : blocksIn(record.children, outlines);
  });
}

function blocksOfParagraph({ data, children }: HwpRecord, outlines: Outlines): Block[] {
  const text = children
    .filter(({ tag }) => tag === tags.text)
    .map(textOfRecord)
    .join('');
  const shape = data.length < 10 ? undefined : outlines[data.readUInt16LE(8)];
  return [...outlined(text, shape), ...blocksIn(children, outlines)];
}

/** Controls are told apart by four letters, kept backwards. */
function blocksOfControl({ data, children }: HwpRecord, outlines: Outlines): Block[] {
  const name = data.subarray(0, 4).toReversed();
  switch (Buffer.from(name).toString('latin1')) {
    case 'tbl ':
      return blocksOfTable(children, outlines);
    // What stands in the margin of every page.
    case 'head':
    case 'foot':
      return [];
    default:
      return blocksIn(children, outlines);
  }
}

/** Each cell is a list record followed, on the same level, by its paragraphs. */
function blocksOfTable(records: HwpRecord[], outlines: Outlines): Block[] {
  const cells: { row: number; column: number; blocks: Block[] }[] = [];
  for (const record of records) {
    if (record.tag === tags.list) {
      const { data } = record;
      const isCell = data.length >= 12;
      cells.push({
        column: isCell ? data.readUInt16LE(8) : 0,
        row: isCell ? data.readUInt16LE(10) : cells.length,
        blocks: blocksIn(record.children, outlines),
      });
    } else cells.at(-1)?.blocks.push(...blocksIn([record], outlines));
  }
  return tableOfBlocks(cells);
}
