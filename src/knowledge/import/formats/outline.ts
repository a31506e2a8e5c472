import { type Block, heading, paragraph } from '../block.ts';

/** Hangul's outline styles are put on whole sentences too; a heading names, in few words. */
const longestHeading = 60;

/** A paragraph of a Hangul document; `outline` is its level there from 0, undefined for plain text. */
export function outlined(text: string, outline: number | undefined): Block[] {
  const isHeading = outline !== undefined && text.trim().length <= longestHeading && !/[:：]/u.test(text);
  return isHeading ? heading(outline + 1, text) : paragraph(text);
}
