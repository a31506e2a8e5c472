import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Fault, type Located, parseData, validateData } from './data-file.ts';
import type { YamlParse } from './yaml.ts';

/** A YAML record between two lines of `---`, and the text below it. */
export interface MarkdownFile<Record> extends Located {
  record: Record;
  /** Paragraphs of the text, each as one line. Paragraph 0 stands at the path ['body', 0]. */
  body: string[];
  file: string;
}

/** The record between two lines of `---` and the text below it; undefined where a file does not begin with one. */
export function splitFrontMatter(text: string): { record: string; body: string } | undefined {
  const [, record, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
  return record === undefined || body === undefined ? undefined : { record, body };
}

/** Reads every `<id>.md` of a folder, in the order of the names. Faulty files are left out and reported in `faults`. */
export function readMarkdownFolder<Schema extends z.ZodType<{ id: string }>>(
  folder: string,
  schema: Schema,
  { nameOf, parse, faults }: { nameOf: (path: string) => string; parse: YamlParse; faults: Fault[] },
): MarkdownFile<z.infer<Schema>>[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return names.sort().flatMap((name) => {
    const path = join(folder, name);
    const file = nameOf(path);
    const read = () => readFileSync(path, 'utf8');
    const text = read();
    const parts = splitFrontMatter(text);
    if (parts === undefined) {
      const message = 'the file does not begin with a record between two lines of ---';
      faults.push({ file, line: 1, message });
      return [];
    }
    const parsed = parseData(() => splitFrontMatter(read())?.record as string, {
      file,
      firstLine: 2,
      parse,
      faults,
    });
    if (parsed === undefined) return [];
    const record = validateData(schema, parsed.value, parsed, [], faults);
    if (record === undefined) return [];
    if (`${record.id}.md` !== name)
      faults.push({ file, line: parsed.lineOf(['id']), message: `id ${record.id} is not the file's name` });
    const bodyLine = linesIn(text.slice(0, text.length - parts.body.length)) + 1;
    const body = paragraphsOf(parts.body, bodyLine);
    return [
      {
        record,
        body: body.map((paragraph) => paragraph.text),
        file,
        lineOf: (path: PropertyKey[]) =>
          path[0] === 'body' ? (body[Number(path[1])]?.line ?? bodyLine) : parsed.lineOf(path),
      },
    ];
  });
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

/** Paragraphs as one line of text each, with the line they begin on. */
function paragraphsOf(text: string, firstLine: number): { text: string; line: number }[] {
  const paragraphs: { text: string; line: number }[] = [];
  let line = firstLine;
  // Every second part is what separates two paragraphs.
  text.split(/(\n\s*\n)/).forEach((part, index) => {
    const leading = part.length - part.trimStart().length;
    if (index % 2 === 0 && part.trim() !== '')
      paragraphs.push({
        text: part.replace(/\s*\n\s*/g, ' ').trim(),
        line: line + linesIn(part.slice(0, leading)),
      });
    line += linesIn(part);
  });
  return paragraphs;
}
