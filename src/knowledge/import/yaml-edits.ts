import type { Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { yaml } from '../yaml.ts';

/** What every node of the parser has; null in one that was never read from a text. */
interface Node {
  range?: [number, number, number] | null;
}

const plain = (value: unknown) => yaml().stringify(value, { lineWidth: 0, indentSeq: false }).trimEnd();
const inline = (value: unknown) =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : plain(value);

function placeOf(node: unknown): [number, number] {
  const { range } = node as Node;
  if (range == null) throw new Error('a part of the file has no place');
  return [range[0], range[1]];
}

/** Where the line of the last character of a node ends; comments after it belong to what follows. */
function lineEndOf(text: string, node: unknown): number {
  const [, end] = placeOf(node);
  const content = text.slice(0, end).replace(/(?:\s|\n[ \t]*#[^\n]*)+$/, '');
  const lineEnd = text.indexOf('\n', content.length);
  return lineEnd < 0 ? text.length : lineEnd;
}

/**
 * Adds items at the end of the list under `key`; where there is none, at the end of the text. Like all edits here it
 * goes by the places of nodes: what is not edited stays as it is to the character, comments included.
 */
export function addItems(text: string, key: string, items: unknown[]): string {
  if (items.length === 0) return text;
  const list = yaml().parseDocument(text).get(key);
  if (!yaml().isSeq(list)) return `${text.trimEnd()}\n${plain({ [key]: items })}\n`;
  const [first] = list.items;
  if (first === undefined || list.flow === true) {
    const [start, end] = placeOf(list);
    return `${text.slice(0, start)}\n${plain([...(list.toJSON() as unknown[]), ...items])}${text.slice(end)}`;
  }
  const at = placeOf(first)[0];
  const bullet = text.slice(text.lastIndexOf('\n', at) + 1, at);
  const written = items.map(
    (item) => `\n${bullet}${plain(item).replaceAll('\n', `\n${' '.repeat(bullet.length)}`)}`,
  );
  const end = lineEndOf(text, list.items.at(-1));
  return text.slice(0, end) + written.join('') + text.slice(end);
}

/** Sets fields of the item whose `id` is given; undefined takes a field away. `key`: of the list, or none for the text itself. */
export function setFields(
  text: string,
  key: string | undefined,
  id: string,
  fields: Record<string, unknown>,
): string {
  return Object.entries(fields).reduce(
    (current, [field, value]) => setField(current, { key, id }, field, value),
    text,
  );
}

function setField(
  text: string,
  { key, id }: { key: string | undefined; id: string },
  field: string,
  value: unknown,
): string {
  const document = yaml().parseDocument(text);
  const list = (key === undefined ? document.contents : document.get(key)) as YAMLSeq<YAMLMap>;
  const item = list.items.find((each) => each.get('id') === id);
  if (item === undefined) throw new Error(`there is no ${id}`);
  const pairs = item.items as Pair<Scalar, unknown>[];
  const index = pairs.findIndex((pair) => pair.key.value === field);
  const pair = pairs[index];
  if (pair === undefined) {
    if (value === undefined) return text;
    const [first] = pairs;
    const start = placeOf(first?.key)[0];
    const indent = ' '.repeat(start - text.lastIndexOf('\n', start) - 1);
    const end = lineEndOf(text, pairs.find((each) => each.key.value === 'statement')?.value ?? first?.value);
    return `${text.slice(0, end)}\n${indent}${field}: ${inline(value)}${text.slice(end)}`;
  }
  const [start, end] = placeOf(pair.value);
  if (value !== undefined) return `${text.slice(0, start)}${inline(value)}${text.slice(end)}`;
  const lineStart = text.lastIndexOf('\n', placeOf(pair.key)[0]);
  return text.slice(0, lineStart) + text.slice(lineEndOf(text, pair.value));
}
