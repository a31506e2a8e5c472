import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findDetails } from '../../../src/knowledge/import/document-details.ts';
import { draftProgram } from '../../../src/knowledge/import/draft-program.ts';
import { importDocument } from '../../../src/knowledge/import/import-document.ts';
import { passagesFrom } from '../../../src/knowledge/import/passage.ts';
import { loadKnowledgeData } from '../../../src/knowledge/load.ts';
import { tinyCityRoot } from '../tiny-city.ts';
import { noticeFigures, noticeTables, readNotice } from './notice.ts';

// A PDF may part a number from its unit; the notice numbers its headings, which are figures of their own.
const withoutSpaces = (text: string) => text.replace(/\s/gu, '');
const isHeadingNumber = (kind: string, start: number) => kind === 'number' && start === 0;

const formats = ['md', 'txt', 'html', 'docx', 'hwpx', 'hwp', 'pdf'];

test.each(formats)('every figure of the .%s notice is found, with its place', async (ending) => {
  const passages = passagesFrom(await readNotice(ending));
  for (const { text, figures } of passages)
    for (const figure of figures) expect(text.slice(figure.start, figure.end)).toBe(figure.text);
  const found = passages.flatMap(({ kind, figures }) =>
    figures
      .filter((figure) => !(kind === 'heading' && isHeadingNumber(figure.kind, figure.start)))
      .map(({ text }) => withoutSpaces(text)),
  );
  expect(found).toEqual(noticeFigures.map(withoutSpaces));
});

test.each(formats)('the tables of the .%s notice stay tables', async (ending) => {
  const tables = passagesFrom(await readNotice(ending)).flatMap(({ rows }) => (rows ? [rows] : []));
  const compact = (each: string[][][]) => each.map((rows) => rows.map((row) => row.map(withoutSpaces)));
  expect(compact(tables)).toEqual(compact(noticeTables));
});

test.each(formats)('the .%s notice says who published it and when', async (ending) => {
  const { title, publisher, published } = findDetails(await readNotice(ending));
  expect([withoutSpaces(title ?? ''), publisher, published]).toEqual([
    '2026년상반기등대지기일자리참여자모집공고',
    '바다시',
    '2026-02-23',
  ]);
});

test.each(formats)('a passage of the .%s notice lies under its headings', async (ending) => {
  const income = passagesFrom(await readNotice(ending)).find(({ text }) => text.includes('중위소득'));
  expect(income?.path.at(-1)).toBe('3. 신청 자격');
  const barred = passagesFrom(await readNotice(ending)).find(({ text }) => /2 ?회 이상/.test(text));
  expect(barred?.path.slice(-2)).toEqual(['3. 신청 자격', '가. 신청할 수 없는 사람']);
});

const { data } = loadKnowledgeData(join(tinyCityRoot, 'knowledge'));

async function draftOf(ending: string) {
  const document = await readNotice(ending);
  const file = { name: `lighthouse-2026.${ending}`, sha256: '', bytes: 0 };
  const record = importDocument({ file, document }, { told: {}, earlier: [], now: '2026-03-01T00:00:00Z' });
  return { record, draft: draftProgram(record, data) };
}

test.each(formats)('the draft from the .%s notice has the facts of the others', async (ending) => {
  const plain = ({ draft }: Awaited<ReturnType<typeof draftOf>>) =>
    draft.facts.map(({ fact: { id, aspect, unit, statement, validUntil } }) => [
      id,
      aspect,
      unit,
      withoutSpaces(statement),
      validUntil,
    ]);
  const facts = plain(await draftOf(ending));
  expect(facts).toEqual(plain(await draftOf('md')));
  expect(facts).toHaveLength(24);
});

test.each(formats)('every fact drafted from the .%s notice stands where it points', async (ending) => {
  const { record, draft } = await draftOf(ending);
  for (const { fact, span } of draft.facts) {
    const passage = record.passages.find(({ id }) => id === span.passage);
    expect(passage?.text.slice(span.start, span.end)).toBe(span.text);
    expect(fact.statement).toContain(span.text);
  }
  expect(draft.notStated.map(({ aspect }) => aspect)).toEqual([]);
});

test('what the notice does not tell is not stated', async () => {
  const document = await readNotice('md');
  const blocks = document.blocks.filter((block) => block.kind === 'table' || !/제출 서류/.test(block.text));
  const file = { name: 'lighthouse-2026.md', sha256: '', bytes: 0 };
  const record = importDocument(
    { file, document: { ...document, blocks } },
    { told: {}, earlier: [], now: '2026-03-01T00:00:00Z' },
  );
  expect(draftProgram(record, data).notStated).toMatchObject([
    { topic: '서류', aspect: 'documents', source: 'lighthouse-2026' },
  ]);
});
