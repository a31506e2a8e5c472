import { expect, test } from 'vitest';
import { copyTinyCity, edit, faultsOf } from './tiny-city.ts';

const lighthouse = 'knowledge/programs/lighthouse-work.md';
const netClass = 'knowledge/programs/net-class.md';
const seaJobs = 'knowledge/topics/sea-jobs.md';

test.each([
  [
    'a word for two occupations',
    'knowledge/people.yaml',
    '[그물 수선원, 그물]',
    '[등대 지기]',
    '등대 지기 stands for two',
  ],
  ['a source that does not exist', lighthouse, 'source: tide-news', 'source: no-news', 'no source no-news'],
  ['a centre that does not exist', lighthouse, '[harbour-desk]', '[moon-desk]', 'no centre moon-desk'],
  ['a program where a centre is meant', lighthouse, '[harbour-desk]', '[net-class]', 'no centre net-class'],
  [
    'a related document that does not exist',
    lighthouse,
    'related: [net-class]',
    'related: [gone]',
    'no document gone',
  ],
  [
    'a member that does not exist',
    seaJobs,
    '[lighthouse-work, net-class]',
    '[lighthouse-work, gone]',
    'no document gone',
  ],
  [
    'a document related to itself',
    netClass,
    'related: [lighthouse-work]',
    'related: [net-class]',
    'refers to itself',
  ],
  [
    'a conflict about no fact',
    lighthouse,
    'facts: [pay-2020, pay-diary]',
    'facts: [pay-2020, gone]',
    'no fact gone',
  ],
  ['a value that is not told', lighthouse, 'value: 20', 'value: 21', 'does not tell the value 21'],
  ['an amount that is not told', lighthouse, 'value: 90000', 'value: 95000', 'does not tell the value 95000'],
  [
    'a limit that is not told',
    lighthouse,
    'value: { min: 20 }',
    'value: { min: 19 }',
    'does not tell the value 19',
  ],
  [
    'a date later than its source',
    lighthouse,
    'asOf: 2019-05',
    'asOf: 2020-01',
    'later than its source (2019-05)',
  ],
  [
    'a figure of the explanation that no fact has',
    lighthouse,
    '8만 원으로',
    '7만 원으로',
    'figure 7 is in no fact',
  ],
  [
    'a figure of the summary that no fact has',
    netClass,
    '고치는 법을',
    '고치는 33가지 법을',
    'figure 33 is in no fact',
  ],
  [
    'a name that is another document’s',
    netClass,
    'aliases: [그물교실]',
    'aliases: [등대 지기]',
    "is also lighthouse-work's",
  ],
])('%s is found at its line', (_, file, from, to, message) => {
  const root = copyTinyCity();
  const line = edit(root, file, from, to);
  const faults = faultsOf(root);
  expect(faults).toContainEqual({ file, line, message: expect.stringContaining(message) });
  expect(faults.every((fault) => fault.file === file)).toBe(true);
});

test('a figure of the body that no fact has is found', () => {
  const root = copyTinyCity();
  const line = edit(root, netClass, '처음부터 배워요.', '33주 동안 배워요.');
  expect(faultsOf(root)).toEqual([
    { file: netClass, line, message: expect.stringContaining('figure 33 is in no fact') },
  ]);
});

test('a fact that stands twice is found', () => {
  const root = copyTinyCity();
  edit(root, lighthouse, 'id: headcount-2020', 'id: headcount-2019');
  expect(faultsOf(root)).toMatchObject([
    { file: lighthouse, message: expect.stringContaining('fact headcount-2019 stands twice') },
  ]);
});

test('a conflict with the id of a fact is found', () => {
  const root = copyTinyCity();
  edit(root, lighthouse, 'id: pay-differs', 'id: pay-2020');
  expect(faultsOf(root)).toMatchObject([{ file: lighthouse, message: expect.stringContaining('pay-2020') }]);
});

test('a fact that ends before it begins is found', () => {
  const root = copyTinyCity();
  edit(
    root,
    lighthouse,
    '    asOf: 2019-05\n',
    '    asOf: 2019-05\n    validFrom: 2019-06\n    validUntil: 2019-05\n',
  );
  expect(faultsOf(root)).toMatchObject([{ message: expect.stringContaining('ends before it begins') }]);
});

test('what is dated after today is found: facts, and sources', () => {
  const faults = faultsOf(copyTinyCity(), '2020-01-31');
  expect(faults).toContainEqual({
    file: lighthouse,
    line: expect.any(Number),
    message: 'lighthouse-work: headcount-2020: asOf 2020-02 lies in the future',
  });
  expect(faults).toContainEqual({
    file: 'knowledge/sources.yaml',
    line: expect.any(Number),
    message: 'wave-plan: published 2020-02-03 lies in the future',
  });
  expect(faults.every(({ line, message }) => line > 0 && message.includes('in the future'))).toBe(true);
});

test.each([
  ['no main contact', 'mainContacts: [harbour-desk]', 'mainContacts: [net-class]', 'no centre net-class'],
  [
    'no source of a phone line',
    'asOf: "2020"\n    source: wave-plan',
    'asOf: "2020"\n    source: gone',
    'no source gone',
  ],
  ['no main source', 'mainSource: { id: wave-plan', 'mainSource: { id: gone', 'no source gone'],
  [
    'no source of a ward',
    '[하얀마을]\n    source: wave-plan',
    '[하얀마을]\n    source: gone',
    '등대동: no source gone',
  ],
])('the city’s file is checked: %s', (_, from, to, message) => {
  const root = copyTinyCity();
  const edited = edit(root, 'knowledge/city.yaml', from, to);
  expect(faultsOf(root)).toEqual([
    {
      file: 'knowledge/city.yaml',
      // The last line of the change is the one at fault.
      line: edited + to.split('\n').length - 1,
      message: expect.stringContaining(message),
    },
  ]);
});

test('a source without a date needs a note why', () => {
  const root = copyTinyCity();
  edit(root, 'knowledge/sources.yaml', '  publishedNote: 글에 날짜가 없어요.\n', '');
  expect(faultsOf(root)).toEqual([
    {
      file: 'knowledge/sources.yaml',
      line: expect.any(Number),
      message: 'shell-diary: no date and no note why',
    },
  ]);
});
