import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { splitFrontMatter } from '../markdown-folder.ts';
import { replaceFile } from '../replace-file.ts';
import type { Fact, NotStated, Program, Source } from '../schema.ts';
import { parseYaml, yaml } from '../yaml.ts';
import { addItems, setFields } from './yaml-edits.ts';

/** What a review accepted. */
export interface AcceptedKnowledge {
  source: Source;
  program: Pick<Program, 'id' | 'name' | 'summary' | 'kinds' | 'audiences'>;
  added: Fact[];
  /** New contents of facts that stand there already, under their ids. */
  replaced: Fact[];
  notStated: NotStated[];
}

/** Leaves out what the schema fills in by itself. */
function plainFact({ basis, partial, main, asks, ...fact }: Fact) {
  return {
    ...fact,
    ...(basis === 'stated' ? {} : { basis }),
    ...(partial ? { partial } : {}),
    ...(main ? { main } : {}),
    ...(asks.length > 0 ? { asks } : {}),
  };
}

/** The text of `sources.yaml` with one source more, or with that source's title, publisher and date renewed. */
export function withSource(before: string, source: Source): string {
  const list = (parseYaml(before) ?? []) as { id: string }[];
  if (list.some(({ id }) => id === source.id)) {
    const { title, publisher, published } = source;
    return setFields(before, undefined, source.id, { title, publisher, published });
  }
  const entry = yaml().stringify([source], { lineWidth: 0 });
  return before.trim() === '' ? entry : `${before.trimEnd()}\n\n${entry}`;
}

/** The text of a program document with the accepted facts; `before` is undefined for a new one. */
export function withFacts(before: string | undefined, accepted: AcceptedKnowledge): string {
  if (before === undefined) {
    const record = {
      ...accepted.program,
      facts: accepted.added.map(plainFact),
      ...(accepted.notStated.length > 0 ? { notStated: accepted.notStated } : {}),
    };
    return `---\n${yaml().stringify(record, { lineWidth: 0, indentSeq: false })}---\n`;
  }
  const parts = splitFrontMatter(before.replaceAll('\r\n', '\n'));
  if (parts === undefined) throw new Error('the program document has no record');
  const renewed = accepted.replaced.reduce(
    (text, { id, statement, value, unit, period, asOf, section, validFrom, validUntil }) =>
      setFields(text, 'facts', id, { statement, value, unit, period, asOf, section, validFrom, validUntil }),
    `${parts.record}\n`,
  );
  const withNew = addItems(renewed, 'facts', accepted.added.map(plainFact));
  return `---\n${addItems(withNew, 'notStated', accepted.notStated)}---\n${parts.body}`;
}

/**
 * Writes the source and the program document, each file whole or not at all; `findFaults` then looks at all data, and
 * where it finds any the files are put back as they were. Returns the faults.
 */
export function writeKnowledge<Fault>(
  folder: string,
  accepted: AcceptedKnowledge,
  findFaults: () => Fault[],
): Fault[] {
  const sourcesPath = join(folder, 'sources.yaml');
  const programPath = join(folder, 'programs', `${accepted.program.id}.md`);
  const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  const [sources, program] = [read(sourcesPath), read(programPath)];
  const texts = [withSource(sources ?? '', accepted.source), withFacts(program, accepted)] as const;
  const putBack = () => {
    for (const [path, text] of [
      [sourcesPath, sources],
      [programPath, program],
    ] as const) {
      if (text === undefined) rmSync(path, { force: true });
      else replaceFile(path, text);
    }
  };
  try {
    replaceFile(sourcesPath, texts[0]);
    replaceFile(programPath, texts[1]);
    const faults = findFaults();
    if (faults.length > 0) putBack();
    return faults;
  } catch (error) {
    putBack();
    throw error;
  }
}
