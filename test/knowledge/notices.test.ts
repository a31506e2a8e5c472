import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Draft } from '../../src/conversation/reply.ts';
import { unsupportedFigures } from '../../src/guards/output.ts';
import { createKnowledge } from '../../src/knowledge/knowledge.ts';
import { loadKnowledgeData } from '../../src/knowledge/load.ts';
import { copyTinyCity, edit, faultsOf, loadTinyCity } from './tiny-city.ts';

const file = 'knowledge/notices/net-class-moved.md';
const draft: Draft = {
  outcome: 'answered',
  blocks: [{ type: 'text', text: '손질을 배워요.' }],
  programs: ['net-class'],
};

test.each([
  ['an unknown document', 'about: [net-class]', 'about: [gone]', 'no document gone'],
  ['an unknown source', 'source: wave-plan', 'source: gone', 'no source gone'],
  ['an expiry before publishing', 'expires: 2020-04-30', 'expires: 2020-04-05', 'expires before'],
  ['a missing document list', 'about: [net-class]', 'about: []', 'about: '],
  ['a month without its day', 'published: 2020-04-06', 'published: 2020-04', 'published: '],
  ['another file’s id', 'id: net-class-moved', 'id: moved', "id moved is not the file's name"],
])('%s is reported with its file and line', (_, from, to, message) => {
  const root = copyTinyCity();
  const line = edit(root, file, from, to);
  expect(faultsOf(root)).toEqual([{ file, line, message: expect.stringContaining(message) }]);
});

test('a notice without an expiry, or that says nothing, is reported', () => {
  const root = copyTinyCity();
  edit(root, file, 'expires: 2020-04-30\n', '');
  expect(faultsOf(root)).toEqual([{ file, line: 2, message: expect.stringContaining('expires: ') }]);
  writeFileSync(
    join(root, file),
    '---\nid: net-class-moved\ntitle: 알림\npublished: 2020-04-06\nexpires: 2020-04-30\nsource: wave-plan\nabout: [net-class]\n---\n\n',
  );
  expect(faultsOf(root)).toEqual([{ file, line: 9, message: 'the notice says nothing' }]);
});

test('an expired notice keeps nobody from starting, and neither does a folder that is not there', () => {
  const root = copyTinyCity();
  expect(faultsOf(root, '2024-01-01')).toEqual([]);
  rmSync(join(root, 'knowledge/notices'), { recursive: true });
  expect(faultsOf(root)).toEqual([]);
});

test('its figures are supported by its own citation, and a citation alone names its document too', () => {
  const { addNotices, citer, find } = loadTinyCity();
  const shown = addNotices(draft, '2020-04-15');
  expect(shown.blocks).toHaveLength(2);
  expect(unsupportedFigures(shown, [])).toEqual([]);
  const document = find('net-class');
  const fact = document?.facts[0];
  if (document === undefined || fact === undefined) throw new Error('the tiny city has changed');
  const cited: Draft = { ...draft, programs: [], citations: [citer.citeFact(document, fact)] };
  expect(addNotices(cited, '2020-04-15').blocks).toHaveLength(2);
});

test('of several the two newest are shown, the newest first, and none in danger', () => {
  const root = copyTinyCity();
  for (const [id, published] of [
    ['first', '2020-04-01'],
    ['third', '2020-04-08'],
    ['second', '2020-04-07'],
  ])
    writeFileSync(
      join(root, `knowledge/notices/${id}.md`),
      `---\nid: ${id}\ntitle: 알림\npublished: ${published}\nexpires: 2020-04-30\nsource: wave-plan\nabout: [sea-jobs, net-class]\n---\n\n${id}\n`,
    );
  const { data, faults } = loadKnowledgeData(join(root, 'knowledge'));
  expect(faults).toEqual([]);
  const { addNotices } = createKnowledge({ data, staleAfterMonths: 6 });
  expect(addNotices(draft, '2020-04-15').citations?.map(({ text }) => text)).toEqual(['third', 'second']);
  expect(addNotices({ ...draft, outcome: 'crisis' }, '2020-04-15').blocks).toEqual(draft.blocks);
});
