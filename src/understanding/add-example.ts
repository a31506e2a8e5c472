import { isScalar, isSeq, parse, parseDocument, type Scalar, stringify, type YAMLSeq } from 'yaml';

/** The text of an intent's file with one more example at the end of the list; nothing else in it changes. */
export function addExample(source: string, example: string): string {
  const list = parseDocument(source).get('examples');
  const written = isSeq(list)
    ? appendTo(source, list, example)
    : `${source.trimEnd()}\nexamples:\n  - ${plain(example)}\n`;
  const before = parse(source) as { examples?: string[] };
  const wanted = { ...before, examples: [...(before.examples ?? []), example] };
  // Writing into a text by place is only as good as the place.
  if (JSON.stringify(parse(written)) !== JSON.stringify(wanted))
    throw new Error('the example could not be added without changing something else');
  return written;
}

function appendTo(source: string, list: YAMLSeq, example: string): string {
  const scalars = list.items.filter((item): item is Scalar => isScalar(item));
  const [first] = scalars;
  const last = scalars.at(-1);
  if (first?.range == null || last?.range == null) throw new Error('the list of examples is empty');
  const end = last.range[1];
  if (list.flow === true) return `${source.slice(0, end)}, ${JSON.stringify(example)}${source.slice(end)}`;
  const lineStart = source.lastIndexOf('\n', first.range[0]) + 1;
  const bullet = source.slice(lineStart, first.range[0]);
  // A comment behind the last example stays with it.
  const lineEnd = source.indexOf('\n', end - 1);
  const at = lineEnd < 0 ? source.length : lineEnd;
  return `${source.slice(0, at)}\n${bullet}${plain(example)}${source.slice(at)}`;
}

function plain(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}
