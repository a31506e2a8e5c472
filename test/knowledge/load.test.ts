import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DataError } from '../../src/knowledge/data-file.ts';
import { loadKnowledgeData } from '../../src/knowledge/load.ts';
import { copyTinyCity, edit, faultsOf, loadTinyCity } from './tiny-city.ts';

const lighthouse = 'knowledge/programs/lighthouse-work.md';

test('the tiny city loads whole, and nothing in it is at fault', () => {
  const { data } = loadTinyCity();
  expect(data.city.name).toBe('바다시');
  expect([...data.sources.keys()]).toEqual(['wave-plan', 'tide-news', 'shell-diary']);
  expect([...data.documents.values()].map(({ id, type }) => `${type} ${id}`)).toEqual([
    'center harbour-desk',
    'center tide-office',
    'program lighthouse-work',
    'program net-class',
    'topic sea-jobs',
  ]);
  expect(faultsOf(copyTinyCity())).toEqual([]);
});

test.each([
  ['a word instead of a list', lighthouse, 'aliases: [등대지기]', 'aliases: 등대지기', /^aliases: /],
  ['an unknown aspect', lighthouse, 'aspect: headcount', 'aspect: people', /^facts\.0\.aspect: /],
  ['an unknown source trust', 'knowledge/sources.yaml', 'trust: B', 'trust: Z', /^trust: /],
  ['a date that is none', lighthouse, 'asOf: 2019-05', 'asOf: 2019-13', /^facts\.0\.asOf: dates are YYYY/],
  ['a period that is none', lighthouse, 'period: "2019"', 'period: 2019-H3', /^facts\.0\.period: /],
  [
    'an address that is none',
    'knowledge/sources.yaml',
    'url: https://news.example/tide',
    'url: tide',
    /^url: /,
  ],
  ['an id with capitals', 'knowledge/centers.yaml', 'id: tide-office', 'id: Tide', /^id: ids are lower-case/],
  ['an empty name', 'knowledge/centers.yaml', 'name: 갯벌동 주민센터', 'name: ""', /^name: /],
  ['an unknown audience', 'knowledge/needs.yaml', 'id: senior', 'id: giants', /^audiences\.0\.id: /],
  [
    'a phone number with letters',
    'knowledge/city.yaml',
    'phone: 700-0001',
    'phone: call-me',
    /^crisisLines\.0\.phone: /,
  ],
])('%s is reported with its file and line', (_, file, from, to, message) => {
  const root = copyTinyCity();
  const line = edit(root, file, from, to);
  expect(faultsOf(root)).toEqual([{ file, line, message: expect.stringMatching(message) }]);
});

test('a key that nobody knows is reported where its record begins', () => {
  const root = copyTinyCity();
  const line = edit(root, lighthouse, '  - id: pay-2020\n', '  - id: pay-2020\n    colour: blue\n');
  expect(faultsOf(root)).toEqual([
    { file: lighthouse, line, message: expect.stringMatching(/^facts\.2: .*colour/) },
  ]);
});

test.each([
  ['knowledge/centers.yaml', 'kind: district', 'kind: [district'],
  ['knowledge/aspects.yaml', 'label: 인원,', 'label: 인원, {'],
  [lighthouse, 'summary: 등대의', 'summary: "등대의'],
])('a slip of YAML in %s is reported at its line or after', (file, from, to) => {
  const root = copyTinyCity();
  const line = edit(root, file, from, to);
  const faults = faultsOf(root);
  expect(faults.length).toBeGreaterThan(0);
  expect(faults[0]).toMatchObject({ file, message: expect.stringMatching(/\S/) });
  expect(faults[0]?.line).toBeGreaterThanOrEqual(line);
});

test.each([
  ['city.yaml', 'id: badasi', 'id: [badasi'],
  ['question-words.yaml', 'whole:', 'hole:'],
  ['control-words.yaml', 'cancel: [그만]', 'cancel: 그만'],
  ['needs.yaml', 'kinds:', 'sorts:'],
])('without %s nothing can be served, and the error lists what is wrong', (name, from, to) => {
  const root = copyTinyCity();
  edit(root, `knowledge/${name}`, from, to);
  expect(() => loadKnowledgeData(join(root, 'knowledge'))).toThrow(DataError);
  expect(() => loadKnowledgeData(join(root, 'knowledge'))).toThrow(new RegExp(`^knowledge/${name}:\\d+ `));
});

test('a file without a record is reported, and so is a list that is none', () => {
  const root = copyTinyCity();
  writeFileSync(join(root, 'knowledge/topics/empty.md'), '아무 기록도 없는 글이에요.\n');
  writeFileSync(join(root, 'knowledge/centers.yaml'), 'id: harbour-desk\n');
  expect(faultsOf(root)).toEqual([
    { file: 'knowledge/centers.yaml', line: 1, message: 'the file is not a list' },
    { file: 'knowledge/topics/empty.md', line: 1, message: expect.stringContaining('---') },
  ]);
});

test('a record that is not named as its file is reported', () => {
  const root = copyTinyCity();
  const line = edit(root, lighthouse, 'id: lighthouse-work', 'id: light-work');
  expect(faultsOf(root)).toEqual([
    { file: lighthouse, line, message: expect.stringContaining('light-work') },
  ]);
});

test('an id that two documents bear is reported with both files', () => {
  const root = copyTinyCity();
  const line = edit(root, 'knowledge/topics/sea-jobs.md', 'id: sea-jobs', 'id: net-class');
  expect(faultsOf(root)).toContainEqual({
    file: 'knowledge/topics/sea-jobs.md',
    line,
    message: 'id net-class is used in knowledge/programs/net-class.md too',
  });
});

test('a source that stands twice is reported', () => {
  const root = copyTinyCity();
  const line = edit(root, 'knowledge/sources.yaml', 'id: tide-news', 'id: wave-plan');
  expect(faultsOf(root)).toEqual([
    { file: 'knowledge/sources.yaml', line, message: 'id wave-plan is used twice' },
  ]);
});

test('a file with Windows line ends is read the same', () => {
  const root = copyTinyCity();
  const before = loadKnowledgeData(join(root, 'knowledge')).data.documents.get('lighthouse-work');
  const path = join(root, lighthouse);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
  const { data, faults } = loadKnowledgeData(join(root, 'knowledge'));
  expect(faults).toEqual([]);
  expect(data.documents.get('lighthouse-work')).toMatchObject({ body: before?.body, facts: before?.facts });
});
