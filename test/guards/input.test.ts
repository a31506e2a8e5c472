import { expect, test } from 'vitest';
import { createInputGuard, longestMessage } from '../../src/guards/input.ts';
import { turnOf } from './turns.ts';

const guard = createInputGuard({ isCrisis: () => false });

test.each([
  ['nothing', ''],
  ['spaces only', ' \n\t '],
  ['emoji only', '😀👍'],
  ['punctuation only', '??!! …'],
  ['invisible characters only', '\u200b\u200e\ufeff'],
  ['control characters only', '\u0000\u0007'],
  ['too much', '가'.repeat(longestMessage + 1)],
])('%s is turned away with a sentence, and nothing of it is kept', async (_, text) => {
  const result = await guard(turnOf(text));
  expect(result).toMatchObject({ keep: false, draft: { outcome: 'refused' } });
  expect(result?.draft.blocks[0]).toMatchObject({ type: 'text', text: expect.stringMatching(/요\.$/) });
});

test.each([
  ['한 글자', '네'],
  ['a number', '65'],
  ['other letters', 'việc làm'],
  ['the longest text', '가'.repeat(longestMessage)],
])('%s is let through', async (_, text) => {
  expect(await guard(turnOf(text))).toBeUndefined();
});

test('however long, a cry for help is let through', async () => {
  const attentive = createInputGuard({ isCrisis: ({ text }) => text.includes('죽고 싶어요') });
  const long = '가'.repeat(longestMessage);
  expect(await attentive(turnOf(`${long} 죽고 싶어요`))).toBeUndefined();
  expect(await attentive(turnOf(`${long} 반가워요`))).toMatchObject({ keep: false });
});

test('a button needs no text', async () => {
  expect(await guard(turnOf('', { payload: { type: 'command', command: 'menu' } }))).toBeUndefined();
});

test('what was typed counts, not what masking left of it', async () => {
  const turn = { ...turnOf('가'.repeat(longestMessage + 1)), text: '가' };
  expect(await guard(turn)).toMatchObject({ keep: false });
});
