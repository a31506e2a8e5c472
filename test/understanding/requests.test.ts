import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { intentIdSchema } from '../../src/conversation/intent.ts';
import { loadAssistant, openConversation } from '../conversations/conversation.ts';

const caseSchema = z.strictObject({ text: z.string(), intents: z.array(intentIdSchema) });
const cases = readFileSync(join(import.meta.dirname, '../data/several-intents.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => caseSchema.parse(JSON.parse(line)));

let assistant: ReturnType<typeof loadAssistant>;
beforeAll(() => {
  assistant = loadAssistant();
}, 120_000);

// Which of the intents that are answered from the documents it was makes no difference to the answer.
const fromDocuments = [
  'program-search',
  'program-detail',
  'eligibility-check',
  'center-info',
  'general-question',
];
const kindOf = (intent: string) => (fromDocuments.includes(intent) ? 'documents' : intent);
const requestsIn = (text: string) => assistant.requestsIn(text, [], { today: '2026-03-02' });
const read = (text: string) => requestsIn(text).map(({ intent }) => kindOf(intent));

test('there are cases enough to say something', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(new Set(cases.map(({ text }) => text)).size).toBe(cases.length);
});

test.each(['&\u0000!0', ',', '랑', '그리고'])('«%s» asks for nothing', (text) => {
  expect(requestsIn(text)).toEqual([]);
});

test('a message with one request is never split', () => {
  const single = cases.filter(({ intents }) => intents.length === 0);
  expect(single.filter(({ text }) => read(text).length > 0)).toEqual([]);
});

test('of the messages with several requests nine in ten are seen, and each for what it is', () => {
  const several = cases.filter(({ intents }) => intents.length > 0);
  const missed = several.filter(({ text, intents }) => String(read(text)) !== String(intents.map(kindOf)));
  expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(several.length / 10);
});

test('hardly any example of a single intent is split', { timeout: 60_000 }, () => {
  const texts = assistant.intents.flatMap(({ examples, variants }) => [
    ...examples,
    ...variants.flatMap((variant) => variant.examples),
  ]);
  const split = texts.filter((text) => read(text).length > 0);
  expect(split.length, split.join('\n')).toBeLessThan(texts.length / 200);
});

test('both parts are answered, each with its source, and what is not stated is said', async () => {
  const { say, troubles } = openConversation(assistant);
  const both = await say('공공근로 자격이랑 신청방법');
  expect(both).toMatchObject({ outcome: 'answered', programs: ['public-works'] });
  expect(both.text).toMatch(/19세 이상[\s\S]*찾아가 신청/);
  const partly = await say('공공근로 인원하고 회계사무원 교육비');
  expect(partly.outcome).toBe('partly-answered');
  expect(partly.text).toMatch(/75명[\s\S]*교육비가 나와 있지 않/);
  expect(partly.programs).toEqual(['public-works', 'training-accounting-clerk']);
  expect(troubles).toEqual([]);
});

test('a question and a wish for a person: the wish is not lost', async () => {
  const { say } = openConversation(assistant);
  const reply = await say('창업사무실 위치 알려주고 상담사랑도 얘기하고 싶어요');
  expect(reply.outcome).toBe('handed-off');
  expect(reply.text).toMatch(/고용복지플러스센터 3층[\s\S]*상담하는 분/);
});

test('what is compared is told side by side', async () => {
  const { say } = openConversation(assistant);
  expect((await say('공공근로랑 지역공동체 차이')).programs).toEqual(['public-works', 'community-jobs']);
});

test('the parts of a follow-up are about what was talked of', async () => {
  const { say } = openConversation(assistant);
  await say('공공근로 알려 주세요');
  const reply = await say('인원하고 신청방법은요?');
  expect(reply.programs).toEqual(['public-works']);
  expect(reply.text).toMatch(/75명[\s\S]*찾아가 신청/);
});

test('another city is refused whole', async () => {
  const { say } = openConversation(assistant);
  const reply = await say('남양주 공공근로 인원이랑 신청방법');
  expect(reply.outcome).toBe('refused');
});
