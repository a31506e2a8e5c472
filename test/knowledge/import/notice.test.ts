import { expect, test } from 'vitest';
import { findDetails } from '../../../src/knowledge/import/document-details.ts';
import { passagesFrom } from '../../../src/knowledge/import/passage.ts';
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
