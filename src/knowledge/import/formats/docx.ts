import mammoth from 'mammoth';
import type { FormatReader } from '../block.ts';
import { ImportError } from '../import-error.ts';
import { blocksOfHtml } from './html.ts';
import { openArchive } from './zip-archive.ts';

// Korean names of the styles that mammoth knows in English.
const styleMap = [1, 2, 3, 4, 5, 6].flatMap((level) => [
  `p[style-name='제목 ${level}'] => h${level}:fresh`,
  `p[style-name='개요 ${level}'] => h${level}:fresh`,
]);

/** A Word document, by way of the HTML that mammoth makes of it. */
export const readDocx: FormatReader = async (bytes) => {
  // mammoth unpacks without limits, so every part that it parses is unpacked under ours before.
  const archive = await openArchive(bytes);
  if (!archive.names.includes('word/document.xml')) throw new ImportError('it holds no Word document');
  for (const name of archive.names.filter((each) => /\.(?:xml|rels)$/i.test(each))) {
    const content = await archive.read(name);
    if (content?.includes('<!DOCTYPE')) throw new ImportError(`its part ${name} declares entities`);
  }
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='제목'] => h1:fresh", ...styleMap],
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    },
  );
  return { ...blocksOfHtml(value), warnings: [] };
};
