import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ImportError } from '../../../src/knowledge/import/import-error.ts';
import { passagesFrom } from '../../../src/knowledge/import/passage.ts';
import { readDocument } from '../../../src/knowledge/import/read-document.ts';
import { readFileBlocks } from '../../../src/knowledge/import/read-file.ts';
import { hwpFile, hwpSection } from './make-hwp.ts';
import { hwpxParts } from './make-hwpx.ts';
import { noticeBytes, noticePath } from './notice.ts';

const text = (content: string) => new TextEncoder().encode(content);
const someBlocks = [{ kind: 'paragraph', text: '등대지기를 모집합니다.' } as const];
const hwpxWith = (parts: Record<string, Uint8Array>) => zipSync({ ...hwpxParts(someBlocks), ...parts });

const section = (xml: string) => ({ 'Contents/section0.xml': text(xml) });
const bomb = new Uint8Array(40_000_000);

/** A number of the zip format written over one that stands there, in every directory entry. */
function withDirectoryField(zip: Uint8Array, offset: number, value: number): Uint8Array {
  const bytes = Buffer.from(zip);
  const mark = Buffer.from('PK\u0001\u0002', 'latin1');
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 4))
    bytes.writeUInt16LE(value, at + offset);
  return new Uint8Array(bytes);
}

test.each([
  ['x.hwpx', 'unpacks to more', () => hwpxWith({ 'Contents/section1.xml': bomb })],
  ['x.docx', 'unpacks to more', () => zipSync({ 'word/document.xml': bomb })],
  ['x.hwp', 'unpacks to more', () => hwpFile(Buffer.alloc(40_000_000))],
  [
    'x.hwpx',
    'document type',
    () => hwpxWith(section('<!DOCTYPE a [<!ENTITY b "바다"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>')),
  ],
  [
    'x.docx',
    'entities',
    () => zipSync({ 'word/document.xml': text('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }),
  ],
  ['x.hwpx', 'deep', () => hwpxWith(section(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`))],
  ['x.html', 'deep', () => text(`${'<div>'.repeat(20_000)}글`)],
  ['x.hwpx', 'damaged', () => hwpxWith(section('<a><b></a>'))],
  ['x.hwpx', 'damaged', () => hwpxWith({ '../../outside.xml': text('x') })],
  ['x.docx', 'damaged', () => zipSync({ '/etc/outside.xml': text('x') })],
  ['x.hwpx', 'password', () => hwpxWith({ 'META-INF/manifest.xml': text('<m><encryption-data/></m>') })],
  ['x.docx', 'password', () => withDirectoryField(zipSync({ 'word/document.xml': text('<a/>') }), 8, 1)],
  ['x.hwp', 'password', () => hwpFile(hwpSection(someBlocks), 3)],
  ['x.hwp', 'distribution', () => hwpFile(hwpSection(someBlocks), 5)],
  ['x.hwpx', 'no sections', () => zipSync({ mimetype: text('application/hwp+zip') })],
  ['x.docx', 'no Word document', () => zipSync(hwpxParts(someBlocks))],
  ['x.hwp', 'ending says hwp', () => zipSync(hwpxParts(someBlocks))],
  ['x.txt', 'ending says text', () => zipSync(hwpxParts(someBlocks))],
  ['x.html', 'no text', () => text('<script>let a = 1</script>')],
  ['x.txt', 'more text', () => text('28명 '.repeat(300_000))],
  ['x.pdf', 'damaged', () => text('%PDF-1.7\n%%EOF')],
])('%s: %s', async (name, reason, make) => {
  const reading = readDocument(name, make());
  await expect(reading).rejects.toThrow(ImportError);
  await expect(reading).rejects.toThrow(reason);
});

test('a part whose packed bytes are damaged is not taken for its text', async () => {
  const parts = hwpxParts(someBlocks);
  const zip = Buffer.from(zipSync(parts, { level: 0 }));
  const place = zip.indexOf(Buffer.from('등대지기'));
  zip[place + 1] = (zip[place + 1] ?? 0) ^ 1;
  await expect(readDocument('x.hwpx', new Uint8Array(zip))).rejects.toThrow('damaged');
});

/** A PDF of one page with this content, and these resources. */
function pdf(content: string, resources = ''): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<<${resources}>>>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join('');
  return text(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size 7>>\n%%EOF`);
}

test('a page that is only a picture is reported, by its number', async () => {
  const scanned = pdf('q 200 0 0 200 0 0 cm /I Do Q', '/XObject<</I 5 0 R>>');
  await expect(readDocument('x.pdf', scanned)).rejects.toThrow('page 1 is a picture without a text layer');
});

test('a page with text is read', async () => {
  const read = await readDocument(
    'x.pdf',
    pdf('BT /F 12 Tf 20 100 Td (2026. 3. 2. 28) Tj ET', '/Font<</F 6 0 R>>'),
  );
  expect(read.blocks).toEqual([{ kind: 'paragraph', text: '2026. 3. 2. 28', page: 1 }]);
});

test('columns that no lines part are reported: nobody can tell what belongs together', async () => {
  const content = 'BT /F 12 Tf 20 100 Td (A) Tj 80 0 Td (1) Tj -80 -20 Td (B) Tj 80 0 Td (2) Tj ET';
  const { warnings } = await readDocument('x.pdf', pdf(content, '/Font<</F 6 0 R>>'));
  expect(warnings).toEqual([
    'page 1 has columns without lines between them: compare its figures with the page',
  ]);
});

test('text in the old Korean code page is read', async () => {
  const bytes = new Uint8Array([0xb5, 0xee, 0xb4, 0xeb, 0x20, 0x32, 0x38, 0xb8, 0xed]);
  expect((await readDocument('x.txt', bytes)).blocks).toMatchObject([{ text: '등대 28명' }]);
});

test('a reader that takes too long is stopped', async () => {
  await expect(readFileBlocks(noticePath('html'), { milliseconds: 1, memory: 256 })).rejects.toThrow(
    'longer than',
  );
});

const endings = ['md', 'txt', 'html', 'docx', 'hwpx', 'hwp', 'pdf'];

test.each(endings)('a damaged .%s file gives blocks or one clear error, in time', async (ending) => {
  const whole = await noticeBytes(ending);
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 7 })), { maxLength: 6 }),
      fc.boolean(),
      async (share, flips, isCut) => {
        const bytes = whole.slice(0, isCut ? Math.floor(whole.length * share) : whole.length);
        for (const [at, bit] of flips) if (at < bytes.length) bytes[at] = (bytes[at] as number) ^ (1 << bit);
        try {
          const read = await readDocument(`x.${ending}`, bytes);
          for (const { text, figures } of passagesFrom(read))
            for (const figure of figures) expect(text.slice(figure.start, figure.end)).toBe(figure.text);
        } catch (error) {
          expect(error).toBeInstanceOf(ImportError);
          expect((error as Error).message).not.toContain('\n');
        }
      },
    ),
    { numRuns: ending === 'pdf' || ending === 'docx' ? 25 : 60, interruptAfterTimeLimit: 20_000 },
  );
});

test('unpacked records that lie about their length are damaged', async () => {
  const records = hwpSection(someBlocks);
  records.writeUInt32LE((0xffe << 20) >>> 0, 0);
  await expect(readDocument('x.hwp', hwpFile(records))).rejects.toThrow('damaged');
});
