import { beforeAll, expect, test } from 'vitest';
import type { Assistant } from '../../src/assistant.ts';
import type { FindAnswer } from '../../src/conversation/find-answer.ts';
import { loadAssistant, openConversation, tinyCity } from './conversation.ts';

let assistant: Assistant;
beforeAll(() => {
  assistant = loadAssistant(tinyCity);
}, 60_000);

const question = '등대지기 하면 옷은 어디서 빨아요?';

function open(findAnswer: FindAnswer) {
  const shown: Parameters<FindAnswer>[] = [];
  const conversation = openConversation(assistant, {
    now: new Date('2020-03-01T09:00:00.000Z'),
    model: {
      findAnswer: (...asked) => {
        shown.push(asked);
        return findAnswer(...asked);
      },
    },
  });
  return { ...conversation, shown };
}

/** Tells the passage that holds these words as it stands. */
const telling =
  (words: string): FindAnswer =>
  async (_, passages) => {
    const number = passages.findIndex(({ text }) => text.includes(words)) + 1;
    return number === 0 ? [] : [{ text: (passages[number - 1] as { text: string }).text, passage: number }];
  };

test('what a model finds is shown under its document, cited, dated and never called the whole answer', async () => {
  const { say, shown, troubles } = open(telling('불을 켜고'));
  const reply = await say(question);
  expect(shown).toHaveLength(1);
  expect(reply.outcome).toBe('partly-answered');
  expect(reply.text).toMatch(
    /그대로 나와 있지는 않지만[\s\S]*등대지기 일자리[\s\S]*등대의 불을 켜고 지키는 일자리예요/,
  );
  expect(reply.citations.map(({ passage }) => passage)).toContain('lighthouse-work#summary');
  expect(reply.programs).toEqual(['lighthouse-work']);
  expect(troubles).toEqual([]);
  expect((await say('그럼 몇 명 뽑아요?')).text).toContain('20명');
});

test('only passages of what was asked about are shown, and none that says nothing', async () => {
  const { say, shown } = open(async () => []);
  await say(question);
  const passages = shown[0]?.[1] ?? [];
  expect(passages.length).toBeGreaterThan(2);
  expect(passages.map(({ about }) => about)).not.toContain('그물 손질 교실');
  expect(passages.map(({ text }) => text)).not.toContain('일하는 시간');
});

test.each([
  ['the rules found it', '등대지기 몇 명 뽑아요?'],
  ['a document says that it is silent on it', '등대지기 몇 시부터 일해요?'],
  ['it is another city’s', '새바다시 등대지기 몇 명 뽑아요?'],
])('no model is asked where %s', async (_, text) => {
  const { say, shown } = open(telling('20명'));
  await say(text);
  expect(shown).toEqual([]);
});

test('the local answer stands where the model finds nothing, fails, or names no passage', async () => {
  const { text } = await openConversation(assistant, { now: new Date('2020-03-01T09:00:00.000Z') }).say(
    question,
  );
  const nothing = open(async () => []);
  expect((await nothing.say(question)).text).toBe(text);
  const nowhere = open(async () => [{ text: '등대의 불을 켜요.', passage: 99 }]);
  expect((await nowhere.say(question)).text).toBe(text);
  const failing = open(async () => {
    throw new Error('gone');
  });
  expect((await failing.say(question)).text).toBe(text);
  expect(failing.troubles).toEqual(['find an answer: Error: gone']);
});

test('a figure that stands in no cited passage does not leave the house', async () => {
  const { say, troubles } = open(async () => [{ text: '옷은 777곳에서 빨아요.', passage: 1 }]);
  expect((await say(question)).text).not.toContain('777');
  expect(troubles.join()).toContain('figures without a source');
});

test('a repeated delivery is answered with the same reply', async () => {
  let asked = 0;
  const { app } = open(async (...call) => {
    asked += 1;
    return asked === 1 ? telling('불을 켜고')(...call) : [];
  });
  const message = { id: 'one', channel: 'web', conversation: 'web:someone', text: question } as const;
  expect(await app.handle(message)).toEqual(await app.handle(message));
});

test('a follow-up that no rule could place is made whole by a model and answered by the rules', async () => {
  const now = new Date('2020-03-01T09:00:00.000Z');
  const asked: unknown[] = [];
  const { say } = openConversation(assistant, {
    now,
    model: {
      rephrase: async (...call) => {
        asked.push(call);
        return '등대지기 일자리는 몇 살부터 할 수 있어요?';
      },
    },
  });
  await say('안녕하세요');
  await say('등대지기 하면 옷은 어디서 빨아요?');
  const reply = await say('그 등대지기 하면 옷은 누가 다려요?');
  expect(asked.at(-1)).toEqual([
    '그 등대지기 하면 옷은 누가 다려요?',
    ['안녕하세요', '등대지기 하면 옷은 어디서 빨아요?'],
  ]);
  expect(reply.text).toContain('만 20세 이상');
  expect(reply.citations.map(({ passage }) => passage)).toContain('lighthouse-work#age-2020');
});
