import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAnswerFinder } from '../../src/language-model/find-answer.ts';
import { createOpenAiLanguageModel } from '../../src/language-model/openai-language-model.ts';
import { type OpenAiServer, startOpenAiServer } from '../fakes/openai-server.ts';

let server: OpenAiServer;
let told: { reason: string; detail: string }[];

beforeEach(async () => {
  server = await startOpenAiServer();
  told = [];
});
afterEach(() => server.close());

const long = `${'물결 마을은 오래전부터 사람이 모여 사는 곳이에요. '.repeat(8)}2021년에는 빵집이 문을 열었어요. 자리는 7개예요.`;
const passages = [
  { about: '물결 일자리', text: '2021년 상반기에는 100명을 모집했어요.' },
  { about: '물결 일자리', text: '2021년 남은 자리는 3월 2일에 채웠어요.' },
  { about: '물결 일자리', text: '65세 이상이면 신청할 수 없었어요.' },
  { about: '바람 사진관', text: '사진은 한 사람에 3장까지 줘요.' },
  { about: '바람 사진관', text: '누리집은 https://wind.example 이에요.' },
];

function createFinder() {
  const model = createOpenAiLanguageModel({
    apiKey: 'sk-test-0123456789',
    baseUrl: server.baseUrl,
    model: 'small',
    timeoutMs: 5000,
  });
  return createAnswerFinder({ model, onFallback: (reason, detail) => told.push({ reason, detail }) });
}

async function find(sentences: { text: string; passages: number[] }[], question = '몇 명 뽑았어요?') {
  server.script({ type: 'answers', output: { sentences } });
  return createFinder()(question, passages);
}

const good = { text: '2021년 상반기에 100명을 모집했어요.', passages: [1] };

test('a sentence that holds comes back with the passage it rests on', async () => {
  expect(await find([good, { text: '사진은 한 사람에 3장까지 줘요.', passages: [4] }])).toEqual([
    { text: good.text, passage: 1 },
    { text: '사진은 한 사람에 3장까지 줘요.', passage: 4 },
  ]);
  expect(told).toEqual([]);
});

test('the model sees numbered sentences with the names of their documents, and no address', async () => {
  await find([]);
  expect(JSON.parse(server.requests[0]?.messages[1]?.content as string)).toEqual({
    question: '몇 명 뽑았어요?',
    passages: [
      { number: 1, about: '물결 일자리', text: '2021년 상반기에는 100명을 모집했어요.' },
      { number: 2, about: '물결 일자리', text: '2021년 남은 자리는 3월 2일에 채웠어요.' },
      { number: 3, about: '물결 일자리', text: '65세 이상이면 신청할 수 없었어요.' },
      { number: 4, about: '바람 사진관', text: '사진은 한 사람에 3장까지 줘요.' },
    ],
  });
});

describe('what does not hold is dropped, and the rest stays', () => {
  test.each([
    ['an invented figure', { text: '2021년 상반기에 250명을 모집했어요.', passages: [1] }],
    ['another year', { text: '2024년 상반기에 100명을 모집했어요.', passages: [1] }],
    ['a figure without its year', { text: '100명을 모집했어요.', passages: [1] }],
    ['a figure of another passage', { text: '65세 이상 100명을 모집했어요.', passages: [1] }],
    ['the opposite', { text: '65세 이상이면 신청할 수 있었어요.', passages: [3] }],
    ['an open call out of one that is over', { text: '65세 이상이면 신청할 수 없어요.', passages: [3] }],
    [
      'a place the passages do not know',
      { text: '샛강시 2021년 상반기에는 100명을 모집했어요.', passages: [1] },
    ],
    [
      'a phone number',
      { text: '2021년 상반기에는 100명을 모집했어요. 문의는 02-000-1234예요.', passages: [1] },
    ],
    ['a link', { text: '2021년 상반기에 100명을 모집했어요 lies.example.', passages: [1] }],
    ['a promise', { text: '2021년 상반기처럼 100명을 모집할 거예요.', passages: [1] }],
    ['a passage that does not exist', { text: good.text, passages: [9] }],
    ['no passage', { text: good.text, passages: [] }],
    ['two documents in one', { text: '2021년 상반기에 100명을 모집했고 3장까지 줘요.', passages: [1, 4] }],
    ['nothing', { text: ' ', passages: [1] }],
  ])('%s', async (_, bad) => {
    expect(await find([bad, { text: '2021년 남은 자리는 3월 2일에 채웠어요.', passages: [2] }])).toEqual([
      { text: '2021년 남은 자리는 3월 2일에 채웠어요.', passage: 2 },
    ]);
    expect(told.map(({ reason }) => reason)).toEqual(['unfaithful']);
  });

  test('a name in the question is no name in the passages', async () => {
    expect(
      await find(
        [{ text: '샛강시에서 2021년 상반기에 100명을 모집했어요.', passages: [1] }],
        '샛강시는 몇 명?',
      ),
    ).toEqual([]);
  });

  test('the same passage twice', async () => {
    expect(await find([good, good])).toHaveLength(1);
  });
});

test('of a long passage, no figure is shown without the year that bounds it', async () => {
  server.script({ type: 'answers', output: { sentences: [] } });
  await createFinder()('빵집은?', [{ about: '물결 마을', text: long }]);
  const shown = server.requests[0]?.messages[1]?.content as string;
  expect(shown).toContain('2021년에는 빵집이 문을 열었어요.');
  expect(shown).not.toContain('자리는 7개예요');
});

test('a model that fails finds nothing', async () => {
  server.script({ type: 'fails', status: 500 });
  expect(await createFinder()('몇 명?', passages)).toEqual([]);
  expect(told[0]?.reason).toBe('unavailable');
});

test('nothing to look through: the model is not asked', async () => {
  expect(await createFinder()('몇 명?', [])).toEqual([]);
  expect(server.requests).toEqual([]);
});
