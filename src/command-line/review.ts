import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { draftProgram, type ProgramDraft } from '../knowledge/import/draft-program.ts';
import { type ImportRecord, openImportStore } from '../knowledge/import/import-record.ts';
import { openReview, type ReviewFile } from '../knowledge/import/review-state.ts';
import { type AcceptedKnowledge, writeKnowledge } from '../knowledge/import/write-knowledge.ts';
import { loadKnowledgeData } from '../knowledge/load.ts';
import { type Fact, programSchema, sourceSchema } from '../knowledge/schema.ts';
import { checkData } from './check-data.ts';
import { decideItems, factItem, gapItem } from './review-facts.ts';
import { type Ask, askQuestion, programQuestions, sourceQuestions } from './review-questions.ts';
import { UsageError } from './usage.ts';

export interface ReviewOptions {
  root: string;
  dataDir: string;
  /** Of the document; needed where several wait. */
  id: string | undefined;
  /** Id of the program that the facts belong to, where the title does not say. */
  program: string | undefined;
  input: NodeJS.ReadStream;
  output: NodeJS.WritableStream;
}

/** Shows the diff of an import fact by fact and writes what was accepted. Throws `UsageError`. */
export async function reviewImport({
  root,
  dataDir,
  id,
  program,
  input,
  output,
}: ReviewOptions): Promise<void> {
  const store = openImportStore(join(dataDir, 'imports'));
  const record = chooseRecord(store.all(), id);
  const review = openReview(join(dataDir, 'reviews'), record.id);
  const tell = (text: string) => void output.write(text);
  const lines = createInterface({ input, terminal: false });
  const answers = lines[Symbol.asyncIterator]();
  const ask: Ask = async (question) => {
    tell(question);
    const { value, done } = await answers.next();
    return done ? undefined : value;
  };
  try {
    const isFinished = await runReview({ root, record, review, program, ask, tell });
    if (!isFinished) tell(`\nleft; kb review ${record.id} goes on from here\n`);
  } finally {
    lines.close();
  }
}

function chooseRecord(records: ImportRecord[], id: string | undefined): ImportRecord {
  const found = id === undefined ? records : records.filter((record) => record.id === id);
  if (found.length === 0)
    throw new UsageError(
      id === undefined
        ? 'nothing was imported'
        : `no import ${id}; there are: ${records.map((record) => record.id).join(', ')}`,
    );
  if (found.length > 1)
    throw new UsageError(`kb review takes one of: ${found.map((record) => record.id).join(', ')}`);
  return found[0] as ImportRecord;
}

async function runReview({
  root,
  record,
  review,
  program,
  ask,
  tell,
}: {
  root: string;
  record: ImportRecord;
  review: ReviewFile;
  program: string | undefined;
  ask: Ask;
  tell: (text: string) => void;
}): Promise<boolean> {
  const folder = join(root, 'knowledge');
  const { data } = loadKnowledgeData(folder);
  const { told } = review.state;
  const known = data.sources.get(record.id);
  tell(`${record.title}\n${changesText(record)}`);

  const askAll = async (questions: Parameters<typeof askQuestion>[1][]) => {
    for (const question of questions) {
      if (!(await askQuestion(ask, question))) return false;
      review.save();
    }
    return true;
  };
  const needs = {
    publisher: record.publisher === null,
    published: record.published === null,
    trust: known === undefined,
  };
  if (!(await askAll(sourceQuestions(told, needs)))) return false;
  const document = {
    ...record,
    publisher: record.publisher ?? told.publisher ?? null,
    published: record.published ?? told.published ?? null,
  };
  const draft = draftProgram(document, data, program ?? told.program);
  if (draft.existing === undefined && !(await askAll(programQuestions(told, draft)))) return false;

  const facts = draft.facts.filter(({ isKnown }) => !isKnown);
  const items = [...facts.map((fact) => factItem(fact, record)), ...draft.notStated.map(gapItem)];
  if (!(await decideItems(items, { review, ask, tell }))) return false;

  const accepted = acceptedOf(document, draft, review, known?.trust);
  const count = accepted.added.length + accepted.replaced.length + accepted.notStated.length;
  if (accepted.added.length + accepted.replaced.length === 0) {
    tell('\nno fact was accepted: nothing is written\n');
    return true;
  }
  const answer = await ask(
    `\nwrite ${count} entries to knowledge/programs/${accepted.program.id}.md (y/n)? `,
  );
  if (answer?.trim().toLowerCase() !== 'y') return false;
  const before = new Set(checkData(root, new Date()).map(({ message }) => message));
  const faults = writeKnowledge(folder, accepted, () =>
    checkData(root, new Date()).filter(({ message }) => !before.has(message)),
  );
  if (faults.length > 0)
    throw new UsageError(
      `nothing was written: ${faults.map(({ file, message }) => `${file}: ${message}`).join('; ')}`,
    );
  tell(`written: knowledge/programs/${accepted.program.id}.md, knowledge/sources.yaml\n`);
  return true;
}

function changesText({ changes }: ImportRecord): string {
  if (changes === null) return '';
  return [
    `since the import of ${changes.since}:`,
    ...changes.changed.map(({ id, before, after }) => `  ~ ${id}\n    - ${before}\n    + ${after}`),
    ...changes.added.map(({ id, text }) => `  + ${id} ${text}`),
    ...changes.gone.map(({ id, text }) => `  - ${id} ${text}`),
    changes.changed.length + changes.added.length + changes.gone.length === 0 ? '  nothing changed' : '',
  ]
    .filter((line) => line !== '')
    .join('\n')
    .concat('\n');
}

function acceptedOf(
  record: ImportRecord,
  draft: ProgramDraft,
  { state: { decisions, told } }: ReviewFile,
  trust: string | undefined,
): AcceptedKnowledge {
  const wordsOf = (key: string, shown: string) => {
    const decision = decisions[key];
    return decision?.shown === shown && decision.answer === 'accepted'
      ? (decision.edited ?? shown)
      : undefined;
  };
  const added: Fact[] = [];
  const replaced: Fact[] = [];
  for (const { key, fact, outdates, isKnown } of draft.facts) {
    const statement = isKnown ? undefined : wordsOf(key, fact.statement);
    if (statement === undefined) continue;
    const { value, unit, ...rest } = fact;
    // Edited words may no longer tell the value.
    const final = statement === fact.statement ? fact : { ...rest, statement };
    (outdates.some(({ isReplaced }) => isReplaced) ? replaced : added).push(final);
  }
  const fields = programSchema
    .pick({ id: true, name: true, summary: true, kinds: true, audiences: true })
    .parse({
      id: draft.existing?.id ?? told.program ?? draft.id,
      name: told.name ?? draft.name,
      summary: draft.summary,
      kinds: told.kinds ?? draft.kinds,
      audiences: told.audiences ?? draft.audiences,
    });
  return {
    source: sourceSchema.parse({
      id: record.id,
      title: record.title,
      publisher: record.publisher,
      published: record.published,
      ...(record.published === null ? { publishedNote: '글에 날짜가 없어요.' } : {}),
      url: record.address,
      trust: trust ?? told.trust,
      read: 'whole',
    }),
    program: fields,
    added,
    replaced,
    notStated: draft.notStated.flatMap((gap) => {
      const topic = wordsOf(`not-stated:${gap.aspect}`, gap.topic);
      return topic === undefined ? [] : [{ ...gap, topic }];
    }),
  };
}
