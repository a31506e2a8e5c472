import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Assistant } from '../../src/assistant.ts';
import { createIntentChooser } from '../../src/language-model/choose-intent.ts';
import { createOpenAiLanguageModel } from '../../src/language-model/openai-language-model.ts';
import { loadAssistant, openConversation } from '../conversations/conversation.ts';
import { type OpenAiBehaviour, type OpenAiServer, startOpenAiServer } from '../fakes/openai-server.ts';

let assistant: Assistant;
let server: OpenAiServer;
let fallbacks: string[];

/** A message that the classifier alone is asked back for, and one that also holds a phone number. */
let unsure: string;
let unsureWithNumber: string;

const vague = [
  '다음 주에 그거 되는지 봐 주세요',
  '그거 좀 어떻게 안 되나',
  '전화 왔던데 뭐였어요',
  '거기서 하라던데 이걸로 되나',
  '우리 애가 뭘 해야 좋을지',
  '그때 그 사람이 말한 거 해 줘요',
];

beforeAll(async () => {
  assistant = loadAssistant();
  const asked: string[] = [];
  for (const text of vague.flatMap((each) => [each, `${each} 010-1234-5678`]))
    if ((await openConversation(assistant).say(text)).outcome === 'clarified') asked.push(text);
  unsure = asked.find((text) => !/\d/.test(text)) ?? '';
  unsureWithNumber = asked.find((text) => /\d/.test(text)) ?? '';
}, 120_000);
beforeEach(async () => {
  server = await startOpenAiServer();
  fallbacks = [];
});
afterEach(() => server.close());

function open(timeoutMs = 5000) {
  const model = createOpenAiLanguageModel({
    apiKey: 'sk-test',
    baseUrl: server.baseUrl,
    model: 'small',
    timeoutMs,
  });
  const chooseIntent = createIntentChooser({
    model,
    intents: assistant.intents,
    onFallback: (reason) => fallbacks.push(reason),
  });
  return openConversation(assistant, { model: { chooseIntent } });
}

test('what the classifier leaves open the model settles', async () => {
  server.script({ type: 'answers', output: { intent: 'appointment' } });
  const { say, troubles } = open();
  const reply = await say(unsure);
  expect(reply.intent).toBe('appointment');
  expect(reply.outcome).not.toBe('clarified');
  expect([...fallbacks, ...troubles]).toEqual([]);
});

test('the model reads the masked text, each intent with its counter-examples, and a closed list', async () => {
  server.script({ type: 'answers', output: { intent: 'appointment' } });
  await open().say(unsureWithNumber);
  const [request] = server.requests;
  expect(request?.text).not.toContain('1234');
  expect(request?.messages[1]?.content).toContain('[전화번호]');
  for (const { id, description } of assistant.intents)
    expect(request?.messages[0]?.content).toContain(`${id}: ${description}`);
  expect(request?.messages[0]?.content).toContain('not appointment but');
  expect(JSON.stringify(request?.body.response_format)).toContain('"enum":["greeting","help"');
});

const failures: [title: string, behaviour: OpenAiBehaviour, reason: string[]][] = [
  ['an intent of its own making', { type: 'answers', output: { intent: 'pizza' } }, ['invalid-output']],
  ['broken JSON', { type: 'says', content: '{"intent": "appoint' }, ['invalid-output']],
  ['another shape', { type: 'answers', output: { id: 'appointment' } }, ['invalid-output']],
  ['no answer in time', { type: 'is-silent' }, ['timeout']],
  ['an error of the service', { type: 'fails', status: 503 }, ['unavailable']],
  ['«unclear»', { type: 'answers', output: { intent: 'unclear' } }, []],
];
test.each(failures)('%s: the person is asked, as without a model', async (_, behaviour, reasons) => {
  server.script(behaviour);
  const reply = await open(300).say(unsure);
  const local = await openConversation(assistant).say(unsure);
  expect(reply).toEqual(local);
  expect(reply.outcome).toBe('clarified');
  expect(reply.choices.length).toBeGreaterThan(1);
  expect(fallbacks).toEqual(reasons);
});

test.each(['공공근로 몇 명 뽑아요', '고마워요', '상담 예약하고 싶어요', '죽고 싶어요', 'ㅁㄴㅇㄹ'])(
  '«%s» needs no model',
  async (text) => {
    await open().say(text);
    expect(server.requests).toEqual([]);
  },
);

test('a pressed button needs no model', async () => {
  const { say, press } = openConversation(assistant);
  const [choice] = (await say(unsure)).choices;
  if (choice === undefined) throw new Error('nothing was offered');
  const { press: pressWithModel } = open();
  expect((await pressWithModel(choice.payload)).intent).toBe((await press(choice.payload)).intent);
  expect(server.requests).toEqual([]);
});
