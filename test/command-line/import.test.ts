import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noticeBytes } from '../knowledge/import/notice.ts';
import { createTinyProject, run } from './run.ts';

const root = createTinyProject();
const programFile = join(root, 'knowledge/programs/lighthouse-work.md');
const sourcesFile = join(root, 'knowledge/sources.yaml');
const notice = readFileSync(join(import.meta.dirname, '../data/notices/lighthouse-2026.md'), 'utf8');

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(root, name);
  writeFileSync(path, content);
  return path;
}

const importFile = (path: string, ...options: string[]) => run(['kb', 'import', path, ...options], { root });
const review = (answers: string[], ...options: string[]) =>
  run(['kb', 'review', 'lighthouse-2026', ...options], { root, input: answers.join('\n') });

interface PrintedRecord {
  id: string;
  publisher: string | null;
  file: { sha256: string };
  draft: { facts: { span: { passage: string; text: string } }[] };
  passages: { id: string; text: string; figures: { start: number; end: number; text: string }[] }[];
}
const printed = (stdout: string) => JSON.parse(stdout) as PrintedRecord[];

test('an import is kept for the review and changes no knowledge', async () => {
  const before = [programFile, sourcesFile].map((path) => readFileSync(path, 'utf8'));
  const { code, stdout, stderr } = await importFile(fileOf('lighthouse-2026.md', notice), '--json');
  expect([code, stderr]).toEqual([0, '']);
  const [record] = printed(stdout);
  expect(record).toMatchObject({ id: 'lighthouse-2026', publisher: '바다시', published: '2026-02-23' });
  expect(record?.draft).toMatchObject({ id: 'lighthouse-work', isNew: false });
  expect(record?.draft.facts.map(({ span }) => span.text)).toContain('총 28명');
  expect(record?.file.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect([programFile, sourcesFile].map((path) => readFileSync(path, 'utf8'))).toEqual(before);
});

test('a review that is left keeps its answers and writes nothing', async () => {
  const before = readFileSync(programFile, 'utf8');
  const { code, stdout } = await review(['A', 'a', 'r', 'q']);
  expect(code).toBe(0);
  expect(stdout).toContain('outdates headcount-2020: 20명 (2020-02) → 28명 (2026-02-23)');
  expect(stdout).toContain('goes on from here');
  expect(readFileSync(programFile, 'utf8')).toBe(before);
});

test('a finished review writes what was accepted and leaves the rest of the files as they were', async () => {
  const commented = readFileSync(programFile, 'utf8').replace(
    'notStated:',
    '# what nobody told us\nnotStated:',
  );
  writeFileSync(programFile, commented);
  const sources = readFileSync(sourcesFile, 'utf8');
  // The recruiting period comes next; it is accepted in other words, after words with a figure of nobody's.
  const answers = [
    'e',
    '접수는 2026년 3월 99일까지예요.',
    'e',
    '접수는 2026년 3월 13일까지예요.',
    ...Array(30).fill('r'),
  ];
  answers[answers.length - 1] = 'y';
  const first = await review(answers.slice(0, 4));
  expect(first.stdout).toContain('99 is not in the passage');
  const questions = Number(/\d+\/(\d+) /.exec(first.stdout)?.[1]);
  const { code, stdout, stderr } = await review([...Array(questions - 3).fill('r'), 'y']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('written: knowledge/programs/lighthouse-work.md');
  const written = readFileSync(programFile, 'utf8');
  const added = written.split('\n').filter((line) => !commented.split('\n').includes(line));
  expect(commented.split('\n').filter((line) => !written.split('\n').includes(line))).toEqual([]);
  expect(added.join('\n')).toContain('접수는 2026년 3월 13일까지예요.');
  expect(written).not.toContain('총 28명');
  expect(written).toContain('«2026. 4. 1.(수) ~ 7. 31.(금) (4개월)»');
  expect(readFileSync(sourcesFile, 'utf8').startsWith(sources.trimEnd())).toBe(true);
  expect((await run(['kb', 'check'], { root })).stdout).not.toContain('knowledge/');
});

test('an imported document that changed tells what changed, keeps its passages and renews the fact', async () => {
  const changed = notice
    .replace('7. 31.(금) (4개월)', '8. 31.(월) (5개월)')
    .replace('- 재산: 4억 원 이하인 가구\n', '');
  const earlier = printed((await importFile(fileOf('lighthouse-2026.md', notice), '--json')).stdout)[0];
  const later = printed((await importFile(fileOf('lighthouse-2026.md', changed), '--json')).stdout)[0];
  const idOf = (record: PrintedRecord | undefined, start: string) =>
    record?.passages.find(({ text }) => text.startsWith(start))?.id;
  for (const start of ['사업 기간', '접수 기간', '재산', '사업명'])
    expect(idOf(later, start)).toBe(idOf(earlier, start));
  const { stdout } = await review(Array(40).fill('a'));
  expect(stdout).toContain('+ 사업 기간: 2026. 4. 1.(수) ~ 8. 31.(월) (5개월)');
  expect(stdout).toContain('replaces period-2026-h1');
  expect(stdout).toMatch(/ {2}- lighthouse-2026#p-\w+ 재산: 4억 원/);
  expect((await review(['y'])).stdout).toContain('written');
  const written = readFileSync(programFile, 'utf8');
  expect(written).toContain('(5개월)');
  expect(written).not.toContain('(4개월)');
  expect(written).toContain('# what nobody told us');
});

test('a new program needs its kinds and audiences, and is checked before it stays', async () => {
  const text = notice
    .replaceAll('등대지기', '돛배')
    .replace('바다시 공고 제2026-217호\n', '')
    .replace('바다시장\n', '');
  await importFile(fileOf('sail-2026.md', text), '--id', 'sail-2026');
  const opening = ['바다시청', 'A', 'sail-work', '', 'public-job', 'everyone'];
  const answer = (lines: string[]) => run(['kb', 'review', 'sail-2026'], { root, input: lines.join('\n') });
  await answer([...opening, ...Array(40).fill('a')]);
  const { code, stdout, stderr } = await answer(['y']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('written: knowledge/programs/sail-work.md');
  expect(readFileSync(join(root, 'knowledge/programs/sail-work.md'), 'utf8')).toContain('name: 돛배 일자리');
  expect((await run(['kb', 'check'], { root })).stdout).not.toContain('knowledge/');
  const { stdout: reply } = await run(['ask', '돛배 일자리 모집 인원이 몇 명이에요?', '--json'], { root });
  expect(JSON.parse(reply)).toMatchObject({ outcome: 'answered' });
  expect(JSON.parse(reply).text).toContain('28명');
});

test.each([
  ['a directory', () => root, 'directory'],
  ['a missing file', () => join(root, 'nothing.pdf'), 'no such file'],
  ['an empty file', () => fileOf('empty.docx', ''), 'empty'],
  ['a wrong ending', () => fileOf('notice.pdf', notice), 'plain text'],
  ['an unknown ending', () => fileOf('notice.xyz', notice), 'not read'],
  ['a file of 200 MB', () => fileOf('huge.pdf', Buffer.alloc(200_000_000)), 'MiB'],
  ['a program', () => fileOf('program.txt', Buffer.from([1, 2, 3, 0, 0])), 'no text'],
])('%s gets one clear line and changes nothing', async (_, path, reason) => {
  const folder = join(root, '.data/imports');
  const before = readdirSync(folder);
  const { code, stdout, stderr } = await importFile(path());
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain(reason);
  expect(readdirSync(folder)).toEqual(before);
});

test('where one of several files is bad, none is kept', async () => {
  mkdirSync(join(root, 'mixed'), { recursive: true });
  const good = fileOf('mixed/good-one.hwpx', await noticeBytes('hwpx'));
  const { code } = await run(['kb', 'import', good, fileOf('mixed/bad.hwpx', 'PK')], { root });
  expect(code).toBe(2);
  expect(existsSync(join(root, '.data/imports/good-one.json'))).toBe(false);
});

test.each([
  [['kb', 'import'], 'one file or more'],
  [['kb', 'import', 'a.md', '--published', 'gestern'], '--published'],
  [['kb', 'review', 'nobody'], 'no import nobody'],
  [['kb', 'fly'], 'kb takes'],
])('%j is told how to call it', async (parameters, message) => {
  const { code, stderr } = await run(parameters, { root });
  expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
  expect(stderr).toContain(message);
});

test('a record that somebody damaged is named, in one line', async () => {
  const path = fileOf('.data/imports/torn.json', '{"version": 1');
  const { code, stderr } = await run(['kb', 'review', 'torn'], { root });
  expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
  expect(stderr).toContain(path);
});
