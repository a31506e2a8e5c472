import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { addItems, setFields } from '../../../src/knowledge/import/yaml-edits.ts';
import { repository } from '../../command-line/run.ts';

const programs = join(repository, 'knowledge/programs');
const records = readdirSync(programs)
  .filter((name) => name.endsWith('.md'))
  .map((name) => [name, readFileSync(join(programs, name), 'utf8').split(/^---\n/m)[1] as string] as const);

const added = {
  id: 'added',
  statement: '2026년에는 «20명: 모두»로 나와요.',
  value: { min: 1 },
  asks: ['몇 명'],
};

test.each(records)('%s: an item more leaves the rest as it is', (_, text) => {
  const written = addItems(text, 'facts', [added]);
  const before = parse(text);
  expect(parse(written)).toEqual({ ...before, facts: [...before.facts, added] });
  const lines = new Set(written.split('\n'));
  expect(text.split('\n').filter((line) => !lines.has(line))).toEqual([]);
});

test.each(records)('%s: a fact is renewed in its place', (_, text) => {
  const before = parse(text);
  const { id } = before.facts.at(-1);
  const written = setFields(text, 'facts', id, { statement: '새 글: 1', value: 7, unit: undefined });
  const { unit: _unit, ...rest } = before.facts.at(-1);
  expect(parse(written)).toEqual({
    ...before,
    facts: [...before.facts.slice(0, -1), { ...rest, statement: '새 글: 1', value: 7 }],
  });
});

test('comments stay where they are', () => {
  const text =
    'facts:\n  # first\n  - id: one # behind\n    statement: 하나 # told\n    unit: 명\n# the end\nrelated: []\n';
  expect(
    setFields(addItems(text, 'facts', [{ id: 'two' }]), 'facts', 'one', { statement: '둘', unit: undefined }),
  ).toBe(
    'facts:\n  # first\n  - id: one # behind\n    statement: 둘 # told\n  - id: two\n# the end\nrelated: []\n',
  );
});

test('a list that is missing, or empty, is made', () => {
  expect(parse(addItems('id: a\n', 'notStated', [{ topic: '가' }]))).toEqual({
    id: 'a',
    notStated: [{ topic: '가' }],
  });
  expect(parse(addItems('facts: []\nid: a\n', 'facts', [{ id: 'b' }]))).toEqual({
    facts: [{ id: 'b' }],
    id: 'a',
  });
});
