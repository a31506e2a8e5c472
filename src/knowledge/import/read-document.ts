import type { Block, Format, FormatReader, ReadDocument } from './block.ts';
import { detectFormat } from './detect-format.ts';
import { ImportError } from './import-error.ts';
import { inferHeadings } from './infer-headings.ts';
import { importLimits } from './limits.ts';

// Each parser is loaded when a file asks for it.
const readers: Record<Format, () => Promise<FormatReader>> = {
  hwpx: async () => (await import('./formats/hwpx.ts')).readHwpx,
  hwp: async () => (await import('./formats/hwp.ts')).readHwp,
  pdf: async () => (await import('./formats/pdf.ts')).readPdf,
  docx: async () => (await import('./formats/docx.ts')).readDocx,
  html: async () => (await import('./formats/html.ts')).readHtml,
  markdown: async () => (await import('./formats/markdown.ts')).readMarkdown,
  text: async () => (await import('./formats/text.ts')).readText,
};

/** Reads the bytes of a file called `name` into blocks. Throws `ImportError` for whatever can't be read whole. */
export async function readDocument(name: string, bytes: Uint8Array): Promise<ReadDocument> {
  if (bytes.length === 0) throw new ImportError('it is empty');
  const format = detectFormat(name, bytes);
  const read = await readers[format]();
  let result: Awaited<ReturnType<FormatReader>>;
  try {
    result = await read(bytes);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    const reason = error instanceof Error ? (error.message.split('\n')[0] as string) : 'unknown';
    throw new ImportError(`it is damaged, or no ${format} file (${reason.slice(0, 120)})`, { cause: error });
  }
  if (result.blocks.length > importLimits.blocks)
    throw new ImportError(`it has ${result.blocks.length} parts; at most ${importLimits.blocks} are read`);
  if (isTooLong(result.blocks)) throw new ImportError('it has more text than a notice can hold');
  if (result.blocks.length === 0)
    throw new ImportError(['no text was found in it', ...result.warnings].join('; '));
  return { ...result, format, blocks: inferHeadings(result.blocks) };
}

function isTooLong(blocks: Block[]): boolean {
  const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  const ofRows = rows.map((row) => row.join(' ').length);
  const ofLines = blocks.map((block) => (block.kind === 'table' ? 0 : block.text.length));
  const all = [...ofRows, ...ofLines].reduce((sum, length) => sum + length, 0);
  return all > importLimits.characters || ofRows.some((length) => length > importLimits.rowCharacters);
}
