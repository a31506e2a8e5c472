import { beforeAll, expect, test } from 'vitest';
import type { Assistant } from '../../src/assistant.ts';
import { checkData } from '../../src/command-line/check-data.ts';
import { intentIds } from '../../src/conversation/intent.ts';
import { loadAssistant, openConversation, tinyCity } from './conversation.ts';

let assistant: Assistant;
beforeAll(() => {
  assistant = loadAssistant(tinyCity);
}, 60_000);

const now = new Date('2020-03-01T09:00:00.000Z');
const open = () => openConversation(assistant, { now });

test('the check of the invented city finds nothing but too few examples', () => {
  const faults = checkData(tinyCity, now).filter(({ message }) => !/\d+ examples; at least/.test(message));
  expect(faults).toEqual([]);
});

test.each([
  ['안녕하세요', 'answered', '바다시 일자리 도우미'],
  ['등대지기 몇 명 뽑아요?', 'answered', '20명'],
  ['등대지기 2019년에 몇 명 뽑았어요?', 'answered', '12명'],
  ['등대지기 몇 시부터 일해요?', 'not-stated', '일하는 시간이 나와 있지 않아요'],
  ['항구 창구 전화번호', 'answered', '055-700-1100'],
  ['새바다시 등대지기 몇 명 뽑아요?', 'refused', '새바다시는 안내하는 곳이 아니에요. 새바다시청에'],
  ['죽고 싶어요', 'crisis', '700-0001'],
  ['상담 예약 할게요', 'not-stated', '항구 일자리 창구 055-700-1100'],
  ['메뉴', 'answered', '바닷일'],
  ['그만', 'cancelled', '그만할게요'],
])('another city runs on its own data: «%s»', async (text, outcome, words) => {
  const { say, troubles } = open();
  const reply = await say(text);
  expect(reply.outcome).toBe(outcome);
  expect(reply.text).toContain(words);
  expect(troubles).toEqual([]);
});

test('the figure of another city’s name twin is never told', async () => {
  const reply = await open().say('새바다시 등대지기 몇 명 뽑아요?');
  expect(reply.text).not.toMatch(/\d/);
  expect(reply).toMatchObject({ programs: [], citations: [] });
});

test('no reply of any intent names a city, an office or a figure that is not in its data', async () => {
  const told: string[] = [];
  for (const intent of intentIds) {
    const reply = await open().press({ type: 'ask', text: '바닷일', intent });
    told.push(JSON.stringify([reply.blocks, reply.citations, reply.choices]));
  }
  const all = told.join('\n');
  expect(all).not.toMatch(/양주|고용센터|공공근로|희망동행|031-|1350|경기/);
  // Years of the data: 2019 and 2020.
  expect(all).not.toMatch(/(?<!\d)20(?!19|20)\d\d(?!\d)/);
});

test('the answers call themselves old only when their own documents are', async () => {
  const early = await open().say('등대지기 몇 명 뽑아요?');
  const late = await openConversation(assistant, { now: new Date('2024-03-01T09:00:00.000Z') }).say(
    '등대지기 몇 명 뽑아요?',
  );
  expect(early.text).not.toContain('달라졌을 수 있어요');
  expect(late.text).toContain('달라졌을 수 있어요');
});

test('a question can be asked as of another day', async () => {
  const reply = await open().say('등대지기 몇 명 뽑아요?', { asOf: '2019-12-31' });
  expect(reply.text).toContain('12명');
  expect(reply.text).not.toContain('20명을');
});
