import { extname } from 'node:path';
import type { Format } from './block.ts';
import { ImportError } from './import-error.ts';

const byExtension: Record<string, Format> = {
  '.hwpx': 'hwpx',
  '.hwp': 'hwp',
  '.pdf': 'pdf',
  '.docx': 'docx',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'text',
};

type Container = 'zip' | 'compound' | 'pdf' | 'plain';
const containerOf: Record<Format, Container> = {
  hwpx: 'zip',
  docx: 'zip',
  hwp: 'compound',
  pdf: 'pdf',
  html: 'plain',
  markdown: 'plain',
  text: 'plain',
};

const startsWith = (bytes: Uint8Array, start: number[]) =>
  start.every((byte, index) => bytes[index] === byte);

function containerIn(bytes: Uint8Array): Container {
  if (startsWith(bytes, [0x50, 0x4b])) return 'zip';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'compound';
  // Some writers put a few bytes before the mark.
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return head.includes('%PDF-') ? 'pdf' : 'plain';
}

const containerNames: Record<Container, string> = {
  zip: 'a zip archive',
  compound: 'an OLE compound file',
  pdf: 'a PDF',
  plain: 'plain text',
};

/** The format by the name's ending, which the first bytes must bear out. Throws `ImportError`. */
export function detectFormat(name: string, bytes: Uint8Array): Format {
  const extension = extname(name).toLowerCase();
  const format = byExtension[extension];
  if (format === undefined)
    throw new ImportError(
      `${extension === '' ? 'no ending' : extension} is not read; known are ${Object.keys(byExtension).join(' ')}`,
    );
  const container = containerIn(bytes);
  // Word keeps a document with a password in a compound file.
  if (format === 'docx' && container === 'compound')
    throw new ImportError('it has a password, or is an old .doc: save it as .docx without a password');
  if (format === 'hwp' && Buffer.from(bytes.subarray(0, 17)).toString('latin1') === 'HWP Document File')
    throw new ImportError('it is a HWP document older than version 5: save it anew in Hangul');
  if (containerOf[format] !== container)
    throw new ImportError(`its ending says ${format}, but it is ${containerNames[container]}`);
  return format;
}
