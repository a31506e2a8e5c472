import { deflateRawSync } from 'node:zlib';
import CFB from 'cfb';
import type { Block } from '../../../src/knowledge/import/block.ts';

// «한글 문서 파일 형식 5.0», as far as text, tables and outline levels need it.
const tag = {
  properties: 16,
  mappings: 17,
  paragraphShape: 25,
  paragraph: 66,
  text: 67,
  control: 71,
  list: 72,
  table: 77,
};

function record(tagId: number, level: number, data: Buffer): Buffer {
  const isLong = data.length >= 0xfff;
  const head = Buffer.alloc(isLong ? 8 : 4);
  head.writeUInt32LE((((isLong ? 0xfff : data.length) << 20) >>> 0) + (level << 10) + tagId);
  if (isLong) head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data]);
}

function bytesOf(...parts: [size: 2 | 4, value: number][]): Buffer {
  return Buffer.concat(
    parts.map(([size, value]) => {
      const part = Buffer.alloc(size);
      part.writeUIntLE(value, 0, size);
      return part;
    }),
  );
}

const tableControl = Buffer.from(' lbt', 'latin1');

/** A paragraph; `inside` are records of a control that it holds. */
function paragraph(text: string, shape: number, level: number, inside: Buffer[] = []): Buffer[] {
  const units = Buffer.from(`${text}\r`, 'utf16le');
  // An extended control takes eight units: its number, the name of the control, its number again.
  const anchor =
    inside.length === 0
      ? Buffer.alloc(0)
      : Buffer.concat([bytesOf([2, 11]), tableControl, Buffer.alloc(8), bytesOf([2, 11])]);
  const content = Buffer.concat([anchor, units]);
  return [
    record(
      tag.paragraph,
      level,
      bytesOf(
        [4, content.length / 2],
        [4, inside.length === 0 ? 0 : 1 << 11],
        [2, shape],
        [2, 0],
        [2, 1],
        [2, 0],
        [2, 0],
        [4, 0],
        [2, 0],
      ),
    ),
    record(tag.text, level + 1, content),
    ...inside,
  ];
}

function table(rows: string[][]): Buffer[] {
  const columns = rows[0]?.length ?? 0;
  return [
    record(tag.control, 1, Buffer.concat([tableControl, Buffer.alloc(42)])),
    record(
      tag.table,
      2,
      bytesOf(
        [4, 0],
        [2, rows.length],
        [2, columns],
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        ...rows.map((): [2, number] => [2, columns]),
        [2, 1],
        [2, 0],
      ),
    ),
    ...rows.flatMap((cells, row) =>
      cells.flatMap((text, column) => [
        record(
          tag.list,
          2,
          bytesOf(
            [4, 1],
            [4, 0],
            [2, column],
            [2, row],
            [2, 1],
            [2, 1],
            [4, 1000],
            [4, 1000],
            [2, 0],
            [2, 0],
            [2, 0],
            [2, 0],
            [2, 1],
          ),
        ),
        ...paragraph(text, 0, 2),
      ]),
    ),
  ];
}

/** The unpacked records of a section that holds these blocks. */
export function hwpSection(blocks: Block[]): Buffer {
  return Buffer.concat(
    blocks.flatMap((block) => {
      if (block.kind === 'table') return paragraph('', 0, 0, table(block.rows));
      return paragraph(block.text, block.kind === 'heading' ? block.level : 0, 0);
    }),
  );
}

/** A HWP 5 file around a section; `property` are the flags of its header: 1 for deflated, 2 for a password. */
export function hwpFile(section: Buffer, property = 1): Uint8Array {
  const header = Buffer.alloc(256);
  header.write('HWP Document File', 'latin1');
  header.writeUInt32LE(0x05_00_05_00, 32);
  header.writeUInt32LE(property, 36);
  const shapes = [0, 1, 2, 3, 4, 5, 6].map((level) => {
    const shape = Buffer.alloc(54);
    if (level > 0) shape.writeUInt32LE(((1 << 23) | ((level - 1) << 25)) >>> 0);
    return record(tag.paragraphShape, 1, shape);
  });
  const mappings = Buffer.alloc(72);
  mappings.writeUInt32LE(shapes.length, 13 * 4);
  const info = Buffer.concat([
    record(tag.properties, 0, Buffer.concat([bytesOf([2, 1]), Buffer.alloc(24)])),
    record(tag.mappings, 0, mappings),
    ...shapes,
  ]);
  const container = CFB.utils.cfb_new({ root: 'Root Entry' });
  for (const [path, content] of Object.entries({
    '/FileHeader': header,
    '/DocInfo': deflateRawSync(info),
    '/BodyText/Section0': property & 1 ? deflateRawSync(section) : section,
  }))
    CFB.utils.cfb_add(container, path, content);
  CFB.utils.cfb_del(container, '/\u0001Sh33tJ5');
  return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer);
}

export const makeHwp = (blocks: Block[]): Uint8Array => hwpFile(hwpSection(blocks));
