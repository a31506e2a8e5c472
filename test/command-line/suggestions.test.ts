import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkData } from '../../src/command-line/check-data.ts';
import { acceptSuggestion, suggestionsFrom, suggestionsText } from '../../src/command-line/suggestions.ts';
import type { IntentId } from '../../src/conversation/intent.ts';
import type { ClarificationRecord } from '../../src/conversation/journal.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { addExample } from '../../src/understanding/add-example.ts';
import { loadIntents } from '../../src/understanding/load-intents.ts';
import { createTinyProject, jsonLines, run } from './run.ts';

const root = createTinyProject();
const dataDir = mkdtempSync(join(tmpdir(), 'iljari-suggestions-'));
const iljari = (...parameters: string[]) =>
  run(['intents', ...parameters], { root, settings: { DATA_DIR: dataDir } });
const intentFile = (id: IntentId) => readFileSync(join(root, `intents/${id}.yaml`), 'utf8');

const offered: IntentId[] = ['appointment', 'center-info'];
const at = new Date('2026-01-01T00:00:00.000Z');
const records: ClarificationRecord[] = [
  { at, offered, text: '그거: 되나요 # 정말', chosen: 'appointment' },
  { at, offered, text: '[전화번호]로 걸면 되나', chosen: 'center-info' },
  { at, offered, text: '그거 되나요 정말', chosen: 'appointment' },
  { at, offered, text: '언제쯤 될까', chosen: 'appointment' },
];

beforeAll(async () => {
  const storage = await openStorage(
    { DATA_DIR: dataDir, SESSION_DAYS: 1, QUESTION_DAYS: 1 },
    { onUnreadable() {} },
  );
  for (const record of records) await storage.journal.recordClarification(record);
  await storage.close();
}, 60_000);
afterAll(() => {
  rmSync(root, { recursive: true });
  rmSync(dataDir, { recursive: true });
});

test('what people meant is listed by intent, the same words once, and an accepted one becomes an example', {
  timeout: 180_000,
}, async () => {
  const listed = await iljari('suggest', '--json');
  expect({ code: listed.code, stderr: listed.stderr }).toEqual({ code: 0, stderr: '' });
  expect(jsonLines(listed.stdout)).toEqual([
    {
      appointment: [
        { id: 1, text: '그거: 되나요 # 정말', times: 2, offered, masked: false },
        { id: 4, text: '언제쯤 될까', times: 1, offered, masked: false },
      ],
      'center-info': [{ id: 2, text: '[전화번호]로 걸면 되나', times: 1, offered, masked: true }],
    },
  ]);

  const before = intentFile('appointment');
  const faults = checkData(root, new Date()).length;
  expect(await iljari('suggest', '--accept', '1')).toEqual({
    code: 0,
    stdout: 'intents/appointment.yaml: one example more\n',
    stderr: '',
  });
  const after = intentFile('appointment');
  expect(after.length).toBeGreaterThan(before.length);
  expect(after).toContain('그거: 되나요 # 정말');
  expect(checkData(root, new Date()).length).toBeLessThanOrEqual(faults);

  const refused = await iljari('suggest', '--accept', '3');
  expect(refused).toEqual({
    code: 2,
    stdout: '',
    stderr: 'suggestion 3: «그거 되나요 정말» is an example of appointment already\n',
  });
  expect(intentFile('appointment')).toBe(after);

  const { intents } = loadIntents(join(root, 'intents'));
  const kept = records.map((record, index) => ({ ...record, id: index + 1 }));
  expect(suggestionsText(suggestionsFrom(kept, intents))).not.toContain('그거: 되나요');
  const accept = (id: number) => () => acceptSuggestion(id, { records: kept, intents, root });
  expect(accept(2)).toThrow('holds [전화번호]');
  expect(accept(77)).toThrow('no suggestion 77');
});

test('a bad number is refused before anything is opened', { timeout: 60_000 }, async () => {
  const { code, stderr } = await iljari('suggest', '--accept', 'x');
  expect({ code, stderr }).toEqual({ code: 2, stderr: '--accept x is not the number of a suggestion\n' });
});

test.each([
  [
    'a list with a comment',
    'id: a\nexamples:\n  - 하나\n  - 둘 # 왜\nreplies: {}\n',
    'id: a\nexamples:\n  - 하나\n  - 둘 # 왜\n  - 셋\nreplies: {}\n',
  ],
  ['the end of the file without a line end', 'examples:\n- 하나', 'examples:\n- 하나\n- 셋'],
  ['a list in brackets', 'examples: [하나, 둘]\nid: a\n', 'examples: [하나, 둘, "셋"]\nid: a\n'],
  ['no list yet', 'id: a\n', 'id: a\nexamples:\n  - 셋\n'],
])('an example is added to %s', (_, before, after) => {
  expect(addExample(before, '셋')).toBe(after);
});

test.each(['- 줄', 'a: b', '# 뭐', '"따옴표', 'yes', '123', "'", '{', '?'])(
  '«%s» stays what it is',
  (text) => {
    expect(() => addExample('examples:\n  - 하나\n', text)).not.toThrow();
  },
);
