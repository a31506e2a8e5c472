import { beforeAll, expect, test } from 'vitest';
import type { Assistant } from '../../src/assistant.ts';
import { ask } from '../../src/command-line/ask.ts';
import { loadAssistant, openConversation, tinyCity } from './conversation.ts';

let assistant: Assistant;
beforeAll(() => {
  assistant = loadAssistant(tinyCity);
}, 60_000);

const open = (day = '2020-04-15') => openConversation(assistant, { now: new Date(`${day}T03:00:00.000Z`) });
const notice = {
  type: 'notice',
  text: '알림(2020년 4월 6일): 4월에는 그물 손질 교실을 17번 창고에서 저녁 7시에 열어요.',
};
const citation = {
  source: 'wave-plan',
  asOf: '2020-04-06',
  passage: 'notices#net-class-moved',
  text: '4월에는 그물 손질 교실을 17번 창고에서 저녁 7시에 열어요.',
};

test('a notice stands above the answer on its subject, by name and as a follow-up, with its figures', async () => {
  const { say, troubles } = open();
  for (const text of ['그물 손질 교실 정원이 몇 명이에요?', '무료예요?']) {
    const reply = await say(text);
    expect(reply.programs).toEqual(['net-class']);
    expect(reply.blocks[0]).toEqual(notice);
    expect(reply.blocks.length).toBeGreaterThan(1);
    expect(reply.citations[0]).toMatchObject(citation);
  }
  expect(troubles).toEqual([]);
});

test.each(['손기술을 배우고 싶어요', '그물교실이 뭐예요?'])(
  'whichever feature answers, it stands above: «%s»',
  async (text) => {
    const reply = await open().say(text);
    expect(reply.programs).toContain('net-class');
    expect(reply.blocks[0]).toEqual(notice);
  },
);

test.each(['등대지기 몇 명 뽑아요?', '안녕하세요', '죽고 싶어요'])(
  'there is none above another subject or in danger: «%s»',
  async (text) => {
    expect((await open().say(text)).text).not.toContain('알림(');
  },
);

test.each([
  ['2020-04-05', false],
  ['2020-04-06', true],
  ['2020-04-30', true],
  ['2020-05-01', false],
])('on %s it is shown: %s', async (day, isShown) => {
  const text = '그물교실 정원이 몇 명이에요?';
  expect((await open(day).say(text)).text.includes('알림(')).toBe(isShown);
  // The day that is asked for counts, not the day of asking, whatever was answered before.
  const { say } = open();
  await say(text);
  expect((await say(text, { asOf: day })).text.includes('알림(')).toBe(isShown);
});

test('`ask --json` tells it in its text and among its citations', async () => {
  const { app } = open('2021-01-01');
  const result = await ask(app, { text: '그물교실 정원이 몇 명이에요?', asOf: '2020-04-15' });
  expect(result.text.split('\n')[0]).toBe(`※ ${notice.text}`);
  expect(result.citations[0]).toMatchObject(citation);
});
