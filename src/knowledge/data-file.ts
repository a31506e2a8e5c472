import { readFileSync } from 'node:fs';
import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';
import { type YamlParse, yaml } from './yaml.ts';

/** A mistake in a data file: where it stands and what is wrong. */
export interface Fault {
  file: string;
  /** 1-based; 0 when the file as a whole is meant. */
  line: number;
  message: string;
}

/** A record that knows where its parts stand in its file. */
export interface Located {
  /** 1-based line of the part at a path such as ['facts', 0, 'source']; of its nearest parent where there is none. */
  lineOf(path: PropertyKey[]): number;
}

/** The data can't be used; someone must repair the files named. */
export class DataError extends Error {
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    super(faults.map((fault) => `${fault.file}:${fault.line} ${fault.message}`).join('\n'));
    this.name = 'DataError';
    this.faults = faults;
  }
}

/** A parsed YAML text that can tell on which line a value stands. */
export interface DataFile extends Located {
  /** Path as messages show it. */
  file: string;
  value: unknown;
}

function parseWithLines(text: string): { document: Document; lines: LineCounter } {
  const lines = new (yaml().LineCounter)();
  return { document: yaml().parseDocument(text, { lineCounter: lines }), lines };
}

/**
 * Parses YAML that begins on line `firstLine` of `file`; faults are added to `faults`. `read` gives its text, and
 * again when a line is asked for: kept, the texts of all data would take more memory than what they say.
 */
export function parseData(
  read: () => string,
  {
    file,
    firstLine = 1,
    parse,
    faults,
  }: { file: string; firstLine?: number; parse: YamlParse; faults: Fault[] },
): DataFile | undefined {
  let value: unknown;
  try {
    value = parse(read());
  } catch {
    for (const error of parseWithLines(read()).document.errors) {
      faults.push({
        file,
        line: firstLine - 1 + (error.linePos?.[0].line ?? 1),
        message: error.message.split('\n')[0] as string,
      });
    }
    return undefined;
  }
  // Lines are looked up only when there is something to report, so the slower parse is put off.
  let located: ReturnType<typeof parseWithLines> | undefined;
  return {
    file,
    value,
    lineOf(path) {
      located ??= parseWithLines(read());
      for (let depth = path.length; depth > 0; depth--) {
        const node = located.document.getIn(path.slice(0, depth), true);
        const range = (node as { range?: [number, number, number] } | null)?.range;
        if (range) return firstLine - 1 + located.lines.linePos(range[0]).line;
      }
      return firstLine;
    },
  };
}

export function readDataFile(
  path: string,
  options: { file: string; parse: YamlParse; faults: Fault[] },
): DataFile | undefined {
  return parseData(() => readFileSync(path, 'utf8'), options);
}

/** Checks the value at `base` of a data file against a schema; faults carry file and line. */
export function validateData<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  data: DataFile,
  base: PropertyKey[],
  faults: Fault[],
): z.infer<Schema> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = issue.path.join('.');
    faults.push({
      file: data.file,
      line: data.lineOf([...base, ...issue.path]),
      message: path === '' ? issue.message : `${path}: ${issue.message}`,
    });
  }
  return undefined;
}
