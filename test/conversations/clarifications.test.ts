import { beforeAll, expect, test } from 'vitest';
import type { Assistant } from '../../src/assistant.ts';
import type { Payload } from '../../src/conversation/choice.ts';
import type { Journal } from '../../src/conversation/journal.ts';
import { loadAssistant, openConversation } from './conversation.ts';

let assistant: Assistant;
let unsure: string;
const vague = [
  '다음 주에 그거 되는지 봐 주세요',
  '전화 왔던데 뭐였어요',
  '거기서 하라던데 이걸로 되나',
  '우리 애가 뭘 해야 좋을지',
];

beforeAll(async () => {
  assistant = loadAssistant();
  for (const text of vague)
    if ((await openConversation(assistant).say(text)).choices.length > 1) unsure ??= text;
}, 120_000);

async function askedBack(journal?: (journal: Journal) => Journal) {
  const conversation = openConversation(assistant, journal === undefined ? {} : { journal });
  const reply = await conversation.say(unsure);
  expect(reply.outcome).toBe('clarified');
  const payload = reply.choices[1]?.payload as Extract<Payload, { type: 'ask' }>;
  return { ...conversation, payload };
}

test('the reading pressed after a question back is written down, and answered', async () => {
  const { journal, press, payload } = await askedBack();
  expect((await press(payload)).intent).toBe(payload.intent);
  const kept = await journal.clarifications();
  expect(kept).toMatchObject([{ text: unsure, chosen: payload.intent }]);
  expect(kept[0]?.offered).toContain(payload.intent);
  await press(payload);
  expect(await journal.clarifications()).toHaveLength(1);
});

test('other words instead of a button teach nothing, nor does a button of another reply', async () => {
  const { journal, say, press, payload } = await askedBack();
  await press({ ...payload, text: '다른 물음' });
  expect(await journal.clarifications()).toEqual([]);
  await say(unsure);
  await say('상담 예약하고 싶어요');
  await press(payload);
  expect(await journal.clarifications()).toEqual([]);
});

test('a journal that fails costs nobody the answer', async () => {
  const { press, payload, troubles } = await askedBack((journal) => ({
    ...journal,
    recordClarification: async () => {
      throw new Error('full');
    },
  }));
  expect((await press(payload)).outcome).not.toBe('failed');
  expect(troubles).toEqual(['record a clarification: Error: full']);
});
