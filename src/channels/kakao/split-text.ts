const unit = '[%℃㎡가-힣A-Za-z]{1,8}';
const number = String.raw`\d+(?:[.,:/()~–-]{1,2}\d+)*`;
/** A number with its unit and what belongs to it: «2021년 3월 9일», «10:00~18:00», «031-123-4567». */
const figure = String.raw`${number}(?:(?:${unit})?(?: ?[~–-] ?|\.? )${number})*(?: ?${unit})?`;
const link = String.raw`https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
const unbreakable = new RegExp(`${link}|${figure}`, 'g');

/** Where a reader minds a break least, first. */
const breaks = [/\n\s*\n/g, /\n/g, /(?<=[.!?。…]["'”’)」』]?)\s+/g, /\s+/g];

const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** How far a link or figure that starts before the limit is followed, to see whether it crosses it. */
const lookahead = 200;

/** Pieces of at most `limit` characters that lose nothing but the white space between them. */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const end = findBreak(rest.slice(0, limit + lookahead), limit);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function findBreak(text: string, limit: number): number {
  const spans = [...text.matchAll(unbreakable)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  const isAllowed = (position: number) =>
    position > 0 && position <= limit && !spans.some(({ start, end }) => start < position && position < end);
  const last = (positions: number[]) => positions.filter(isAllowed).at(-1) ?? 0;

  for (const [rank, pattern] of breaks.entries()) {
    const position = last([...text.matchAll(pattern)].map(({ index }) => index));
    const leavesLittle = position < limit / 3 && rank < breaks.length - 1;
    if (position > 0 && !leavesLittle) return position;
  }
  const boundaries = [...graphemes.segment(text)].map(({ index }) => index);
  const cut = last(boundaries) || (boundaries.filter((position) => position <= limit).at(-1) ?? 0);
  return cut || limit;
}
