/**
 * A label of at most `limit` characters. Its end is kept as well as its beginning, because labels
 * offered side by side often differ only there; a number is dropped rather than cut.
 */
export function shortenLabel(label: string, limit: number): string {
  const text = label.toWellFormed().replaceAll(/\s+/g, ' ').trim();
  if (text === '') return '선택';
  if (text.length <= limit) return text;

  const characters = [...text];
  const half = Math.floor((limit - 1) / 2);
  const headEnd = countFitting(characters, limit - 1 - half);
  const tailLength = countFitting(characters.toReversed(), half);
  let head = characters.slice(0, headEnd).join('');
  let tail = characters.slice(characters.length - tailLength).join('');
  if (/\d$/.test(head)) head = head.replace(/[\d.,]+$/, '');
  if (/^\d/.test(tail)) tail = tail.replace(/^[\d.,]+/, '');
  return `${head.trimEnd()}…${tail.trimStart()}`;
}

/** How many of the characters fit into `limit` UTF-16 units. */
function countFitting(characters: readonly string[], limit: number): number {
  let length = 0;
  let count = 0;
  for (const character of characters) {
    length += character.length;
    if (length > limit) break;
    count += 1;
  }
  return count;
}
