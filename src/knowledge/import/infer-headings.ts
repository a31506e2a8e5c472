import type { Block } from './block.ts';

/** Marks by which notices number their parts, from the whole to the piece. */
const marks = [
  /^[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,3}\s?\.?\s+(?=\p{L})/u,
  /^[□■◆▣❏]\s*/u,
  /^\d{1,2}\.\s*(?=\p{L})/u,
  /^[가나다라마바사아자차카타파하]\.\s*(?=\p{L})/u,
];

/** Marks by which a line of a list begins, as the alternatives of a pattern. */
export const itemMarks = '[-•○◦●▪·*※ㅇ▶➜☞]|\\(?\\d{1,2}[.)]|[가-하][.)]|[①-⑳]';

/** Longer lines tell something instead of naming what follows. */
const longestHeading = 40;

/** The mark of a part, and the rest: «1. 모집 개요» → «모집 개요». */
export function withoutMark(text: string): string {
  return text.replace(marks.find((mark) => mark.test(text)) ?? '', '');
}

/** A line that a notice numbers as a part of itself becomes a heading, below those that the format marks. */
export function inferHeadings(blocks: Block[]): Block[] {
  const lowest = Math.max(0, ...blocks.map((block) => (block.kind === 'heading' ? block.level : 0)));
  return blocks.map((block, index): Block => {
    if (block.kind !== 'paragraph') return block;
    const rank = marks.findIndex((mark) => mark.test(block.text));
    const rest = withoutMark(block.text);
    const isHeading =
      rank >= 0 &&
      index < blocks.length - 1 &&
      block.text.length <= longestHeading &&
      // «1. 접수 기간: …» tells; «있습니다.», «뽑는다» is a sentence.
      !/[:：]|(?:니다|한다|[세어아에]요|[함임음])\.?$|[.!?]$/u.test(rest);
    return isHeading ? { ...block, kind: 'heading', level: lowest + rank + 1 } : block;
  });
}
