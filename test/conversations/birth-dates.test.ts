import { beforeAll, expect, test } from 'vitest';
import type { Assistant } from '../../src/assistant.ts';
import { loadAssistant, openConversation, tinyCity } from './conversation.ts';

let assistant: Assistant;
beforeAll(() => {
  assistant = loadAssistant(tinyCity);
}, 60_000);

const texts = [
  '1968년 11월 17일생인데 할 만한 일 있나요',
  '생년월일 68.11.17 남자 일자리',
  '19681117 일자리 알려 주세요',
  '681117',
  '육십팔년 십일월 십칠일생인데 일자리요',
];
const birthday = /681117|11\.17|11-17|17일|십칠일/u;

test.each(texts)('of «%s» nothing that is kept or told to a model says the day', async (text) => {
  const toldToModel: string[] = [];
  const { say, press, saved, held, journal, troubles } = openConversation(assistant, {
    model: {
      reword: async (draft, { question }) => {
        toldToModel.push(question);
        return draft;
      },
      chooseIntent: async (question) => {
        toldToModel.push(question);
        return undefined;
      },
    },
  });
  const reply = await say(text);
  await press({ type: 'rate', turn: 'message-1', helpful: false });
  await say(`답이 틀렸어요, ${text}`);
  for (const choice of reply.choices) await press(choice.payload);
  const { feedback, clarifications } = journal;
  const kept = [saved, [...held.values()], feedback, await clarifications(), toldToModel, troubles, reply];
  expect(birthday.exec(JSON.stringify(kept))).toBeNull();
});

test('the year stays, so that the age is still known', async () => {
  const { say } = openConversation(assistant);
  const reply = await say('저는 1968년 11월 17일생이에요');
  expect(reply.entities).toMatchObject({ births: [{ date: '1968', from: 57, to: 58 }] });
});
