import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Assistant } from '../../src/assistant.ts';
import { answerCaseSchema, evaluateAnswers } from '../../src/command-line/evaluate-answers.ts';
import { replySchema } from '../../src/conversation/reply.ts';
import { loadAssistant, openConversation } from './conversation.ts';

let assistant: Assistant;
beforeAll(() => {
  assistant = loadAssistant();
}, 120_000);

test('of the labelled questions at least 85 in 100 are answered right', async () => {
  const cases = readFileSync(join(import.meta.dirname, '../data/answers.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => answerCaseSchema.parse(JSON.parse(line)));
  const { app, troubles } = openConversation(assistant);
  const report = await evaluateAnswers(app, cases);
  expect(report.cases).toBeGreaterThanOrEqual(180);
  expect(report.accuracy).toBeGreaterThanOrEqual(0.85);
  expect(troubles).toEqual([]);
}, 60_000);

test('no fact, asked for in its own words, is answered twice over or with a figure that no citation carries', async () => {
  const { app, troubles } = openConversation(assistant);
  const blamed: string[] = [];
  const repeating: string[] = [];
  for (const { id, name, facts } of assistant.knowledge.data.documents.values()) {
    for (const fact of facts) {
      const text = `${name} ${fact.asks[0] ?? ''}`.trim();
      const before = troubles.length;
      const conversation = `web:${id}#${fact.id}`;
      const reply = await app.handle({ id: '1', channel: 'web', conversation, text });
      if (troubles.length > before) blamed.push(`${text} → ${troubles.slice(before).join(', ')}`);
      expect(reply.outcome, text).not.toBe('failed');
      expect(replySchema.safeParse(reply).error, text).toBeUndefined();
      const said = reply.blocks.flatMap((block) =>
        block.type === 'list' ? block.items.map(({ title }) => title) : 'text' in block ? [block.text] : [],
      );
      if (new Set(said).size < said.length) repeating.push(text);
    }
  }
  expect(blamed).toEqual([]);
  expect(repeating).toEqual([]);
}, 120_000);

const words = fc.constantFrom(
  '공공근로',
  '청년옷장 ',
  '몇 명',
  '2021년',
  ' 상반기',
  '남양주',
  ' 말고',
  '65세',
  '그럼 ',
  '무료예요?',
  '전화번호',
  '은요?',
  '지워 주세요',
  '처음으로',
  '010-1234-5678',
  'AI',
  '\u0000',
  '\ud83d',
  '\udc00',
  '\u200b',
  '😀',
  '\n',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'binary-ascii', maxLength: 60 }),
  fc.array(words, { maxLength: 12 }).map((list) => list.join('')),
  fc
    .array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 200 })
    .map((list) => list.join('')),
  fc.constantFrom(
    ...['가', '1', ' ', '\ud800', '\u0007', '공공근로 ', 'a@', '로1 '].map((unit) =>
      unit.repeat(10_000 / unit.length),
    ),
  ),
);

test('any text gets a whole reply that is no failure, and what is turned away leaves no trace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 4 }), async (texts) => {
      const { say, saved, journal, troubles } = openConversation(assistant);
      for (const text of texts) {
        const traces = saved.length + journal.turns.length + journal.feedback.length;
        const { text: _, ...reply } = await say(text);
        expect(replySchema.safeParse(reply).error).toBeUndefined();
        expect(reply.outcome).not.toBe('failed');
        const turnedAway = reply.outcome === 'refused' && reply.intent === null;
        if (turnedAway) expect(saved.length + journal.turns.length + journal.feedback.length).toBe(traces);
        else expect(journal.turns.length).toBeGreaterThan(0);
        if (text.length > 1000) expect(turnedAway || reply.outcome === 'crisis').toBe(true);
      }
      expect(troubles).toEqual([]);
    }),
    { numRuns: 300 },
  );
}, 120_000);

test('any button gets a whole reply that is no failure', async () => {
  const payload = fc.oneof(
    fc.record({
      type: fc.constant('command' as const),
      command: fc.constantFrom('restart', 'cancel', 'menu', 'person', 'forget' as const),
    }),
    fc.record({
      type: fc.constant('rate' as const),
      helpful: fc.boolean(),
      turn: fc.string({ maxLength: 80 }),
    }),
    fc.record({
      type: fc.constant('ask' as const),
      text: fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }),
      about: fc.array(
        fc.oneof(
          fc.constantFrom('public-works', 'suit-rental', 'job-centre', '__proto__'),
          fc.string({ maxLength: 80 }),
        ),
        { maxLength: 5 },
      ),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(payload, { minLength: 1, maxLength: 3 }), async (payloads) => {
      const { press, troubles } = openConversation(assistant);
      for (const pressed of payloads) {
        const { text: _, ...reply } = await press(pressed as never);
        expect(replySchema.safeParse(reply).error).toBeUndefined();
        expect(reply.outcome).not.toBe('failed');
      }
      expect(troubles).toEqual([]);
    }),
    { numRuns: 200 },
  );
}, 60_000);
