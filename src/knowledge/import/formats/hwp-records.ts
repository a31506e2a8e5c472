import { ImportError } from '../import-error.ts';
import { importLimits } from '../limits.ts';

/** Tags of the records that are read («한글 문서 파일 형식 5.0», table 13 and 57). */
export const tags = {
  paragraphShape: 25,
  paragraph: 66,
  text: 67,
  control: 71,
  list: 72,
  table: 77,
} as const;

export interface HwpRecord {
  tag: number;
  data: Buffer;
  /** Records one level deeper that follow it. */
  children: HwpRecord[];
}

/** The records of an unpacked stream as a tree. Throws `ImportError` where a record reaches past the end. */
export function parseRecords(stream: Buffer): HwpRecord[] {
  const root: HwpRecord = { tag: 0, data: Buffer.alloc(0), children: [] };
  const open = [root];
  let at = 0;
  while (at + 4 <= stream.length) {
    const head = stream.readUInt32LE(at);
    const level = (head >>> 10) & 0x3ff;
    let size = head >>> 20;
    at += 4;
    if (size === 0xfff) {
      if (at + 4 > stream.length) break;
      size = stream.readUInt32LE(at);
      at += 4;
    }
    if (at + size > stream.length || level > importLimits.depth)
      throw new ImportError('its records are damaged');
    const record = { tag: head & 0x3ff, data: stream.subarray(at, at + size), children: [] };
    at += size;
    // A record whose level skips one belongs to the nearest record above.
    open.length = Math.min(open.length, level + 1);
    (open.at(-1) as HwpRecord).children.push(record);
    open.push(record);
  }
  if (at !== stream.length) throw new ImportError('its records are damaged');
  return root.children;
}

// Control characters below 32 stand for one unit here; all others for eight.
const oneUnit = new Set([0, 10, 13, 24, 25, 26, 27, 28, 29, 30, 31]);
const asSpace = new Set([9, 10, 13, 30, 31]);

/** The characters of a text record; tabs, breaks and special spaces become plain spaces. */
export function textOfRecord({ data }: HwpRecord): string {
  let text = '';
  for (let at = 0; at + 2 <= data.length; ) {
    const unit = data.readUInt16LE(at);
    if (unit >= 32) text += String.fromCharCode(unit);
    else if (asSpace.has(unit)) text += ' ';
    else if (unit === 24) text += '-';
    at += unit < 32 && !oneUnit.has(unit) ? 16 : 2;
  }
  return text;
}
