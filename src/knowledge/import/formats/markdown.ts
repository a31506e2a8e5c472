import { marked } from 'marked';
import type { FormatReader } from '../block.ts';
import { decodeText } from './decode-text.ts';
import { blocksOfHtml } from './html.ts';

/** CommonMark with GitHub's tables, by way of HTML; front matter is no text of the document. */
export const readMarkdown: FormatReader = async (bytes) => {
  const text = decodeText(bytes).replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n/, '');
  return { ...blocksOfHtml(marked.parse(text, { async: false, gfm: true })), warnings: [] };
};
