import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { figuresIn } from '../../src/conversation/figures.ts';
import type { Block, Draft } from '../../src/conversation/reply.ts';
import { createOpenAiLanguageModel } from '../../src/language-model/openai-language-model.ts';
import { createTranslator } from '../../src/language-model/translate.ts';
import { type OpenAiBehaviour, type OpenAiServer, startOpenAiServer } from '../fakes/openai-server.ts';
import { createScriptedLanguageModel } from '../fakes/scripted-language-model.ts';
import { draft } from './drafts.ts';

let server: OpenAiServer;
let told: { reason: string; detail: string }[];

beforeEach(async () => {
  server = await startOpenAiServer();
  told = [];
});
afterEach(() => server.close());

/** Korean letters are Korean, Cyrillic ones Russian, all others English. */
const languageOf = (text: string) =>
  /\p{Script=Hangul}/u.test(text) ? 'ko' : /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en';

const options = {
  languages: ['ko', 'en', 'ru'],
  names: ['희망동행'],
  languageOf,
  onFallback: (reason: string, detail: string) => told.push({ reason, detail }),
};

function createServed({ timeoutMs = 5000 } = {}) {
  const model = createOpenAiLanguageModel({
    apiKey: 'sk-test-0123456789',
    baseUrl: server.baseUrl,
    model: 'small',
    timeoutMs,
  });
  return createTranslator({ ...options, model });
}

// Sentence by sentence what the draft says; the figures of its sixth and eighth stand in one token each.
const good = [
  'In the first half of {1}, {2} people were hired.',
  'Applications were accepted from {3} to {4}.',
  'People aged {5} or older, or above {6} of the median income, could not apply.',
  'Pay: it was {7} won a month.',
  'This material is from {8}.',
  'It may be different now.',
  'The material of {9} does not say which papers to prepare.',
  'The number is from the material of {10}.',
];
const answer = (texts: string[]): OpenAiBehaviour => ({
  type: 'answers',
  output: { sentences: texts.map((text, index) => ({ number: index + 1, text })) },
});
const withSentence = (index: number, text: string) => answer(good.with(index, text));

function textsIn(blocks: Block[]): string {
  return blocks
    .map((block) =>
      block.type === 'list'
        ? block.items.map(({ title, text }) => `${title} ${text ?? ''}`).join('\n')
        : block.type === 'phone'
          ? `${block.number} ${block.note ?? ''}`
          : block.text,
    )
    .join('\n');
}

test('a good translation keeps headings, numbers, citations and buttons, and puts every figure back', async () => {
  server.script(answer(good));
  const translated = (await createServed()(draft, 'en')) as Draft;
  expect(told).toEqual([]);
  expect(translated.blocks).toEqual([
    draft.blocks[0],
    {
      type: 'text',
      text: 'In the first half of 2021, 100 people were hired. Applications were accepted from 03-02 to 03-12.',
    },
    {
      type: 'list',
      items: [
        { title: 'People aged 65 or older, or above 70% of the median income, could not apply.' },
        { title: 'Pay: it was 1,822,480 won a month.' },
      ],
    },
    { type: 'notice', text: 'This material is from 2021-03. It may be different now.' },
    { type: 'text', text: 'The material of 2021-03 does not say which papers to prepare.' },
    { ...draft.blocks[5], note: 'The number is from the material of 2021-03.' },
  ]);
  expect({ ...translated, blocks: [] }).toEqual({ ...draft, blocks: [] });
  expect(figuresIn(textsIn(translated.blocks)).sort()).toEqual(figuresIn(textsIn(draft.blocks)).sort());
});

test('the request holds the language, marked sentences and names: no figure, no question, no number, no link', async () => {
  server.script(answer([]));
  const named: Draft = {
    ...draft,
    blocks: [{ type: 'text', text: '희망동행은 2021년에 031-8082-6082로 물어보세요. https://example.kr/a' }],
  };
  await createServed()(named, 'ru');
  const [system, user] = server.requests[0]?.messages ?? [];
  expect(JSON.parse(user?.content as string)).toEqual({
    language: 'Russian',
    names: { '{1}': '희망동행' },
    sentences: [
      { number: 1, text: '{1}은 {2}년에 {3}로 물어보세요.' },
      { number: 2, text: '{4}' },
    ],
  });
  expect(system?.role).toBe('system');
  expect(user?.content).not.toMatch(/2021|8082|example/);
});

describe('the local answer stands where', () => {
  test.each<[string, OpenAiBehaviour, string]>([
    ['the service asks to slow down', { type: 'fails', status: 429 }, 'rate-limited'],
    ['the service fails', { type: 'fails', status: 500 }, 'unavailable'],
    ['the service can’t be reached', { type: 'resets' }, 'unavailable'],
    ['the answer is no JSON', { type: 'says', content: '{"sentences": [' }, 'invalid-output'],
    ['the answer has another shape', { type: 'answers', output: { text: 'Hello' } }, 'invalid-output'],
    ['the answer is cut off', { type: 'says', content: '{}', finish: 'length' }, 'invalid-output'],
  ])('%s', async (_, behaviour, reason) => {
    server.script(behaviour);
    expect(await createServed()(draft, 'en')).toBeUndefined();
    expect(told.map((one) => one.reason)).toEqual([reason]);
  });

  test('the service says nothing', async () => {
    server.script({ type: 'is-silent' });
    expect(await createServed({ timeoutMs: 200 })(draft, 'en')).toBeUndefined();
    expect(told.map(({ reason }) => reason)).toEqual(['timeout']);
  });

  test('the model fails in a way that it does not declare', async () => {
    const model = createScriptedLanguageModel(new TypeError('broken'));
    expect(await createTranslator({ ...options, model })(draft, 'en')).toBeUndefined();
    expect(told.map(({ reason }) => reason)).toEqual(['unavailable']);
  });

  test.each<[string, OpenAiBehaviour, string]>([
    [
      'a figure is invented',
      withSentence(0, 'In {1}, {2} people and 5 helpers were hired.'),
      'figure-added: sentence 1',
    ],
    [
      'a figure is invented in other digits',
      withSentence(0, 'In {1}, {2} people and ๕ helpers.'),
      'figure-added: sentence 1',
    ],
    [
      'a figure is dropped',
      withSentence(0, 'In the first half, {2} people were hired.'),
      'part-lost-or-added: sentence 1',
    ],
    [
      'a figure stands twice',
      withSentence(0, 'In {1}, {2} of {2} people were hired.'),
      'part-lost-or-added: sentence 1',
    ],
    [
      'a figure is another sentence’s',
      withSentence(0, 'In {1}, {5} people were hired.'),
      'part-lost-or-added: sentence 1',
    ],
    [
      'a token is unknown',
      withSentence(0, 'In {1}, {2} people of {99} were hired.'),
      'part-lost-or-added: sentence 1',
    ],
    [
      'figures are crossed',
      withSentence(0, 'In the first half of {2}, {1} people were hired.'),
      'figure-order: sentence 1',
    ],
    [
      'a link is invented',
      withSentence(1, 'Apply from {3} to {4} at www.apply.example now.'),
      'link-or-markup: sentence 2',
    ],
    [
      'markdown comes in',
      withSentence(1, 'Apply **from {3} to {4}** and not later.'),
      'link-or-markup: sentence 2',
    ],
    ['a sentence is empty', withSentence(5, ' '), 'too-short: sentence 6'],
    ['a sentence is left out', answer(good.slice(1)), 'sentences'],
    ['a sentence is added', answer([...good, 'Good luck with your application!']), 'sentences'],
    ['it rambles', withSentence(5, 'It may be different now. '.repeat(20)), 'too-long: sentence 6'],
    ['a sentence stays Korean', withSentence(5, '지금은 달라졌을 수 있어요.'), 'korean: sentence 6'],
    [
      'it is in another language',
      answer([
        'В первой половине {1} года приняли {2} человек.',
        'Заявления принимали с {3} по {4}.',
        'Люди от {5} лет или с доходом выше {6} не могли подать заявление.',
        'Зарплата: {7} вон в месяц.',
        'Это материал от {8}.',
        'Сейчас может быть иначе.',
        'В материале от {9} не сказано, какие нужны документы.',
        'Номер из материала от {10}.',
      ]),
      'language',
    ],
  ])('%s', async (_, behaviour, detail) => {
    server.script(behaviour);
    expect(await createServed()(draft, 'en')).toBeUndefined();
    expect(told).toEqual([{ reason: 'unfaithful', detail }]);
  });
});

test.each<[string, Draft, string]>([
  ['someone in danger', { ...draft, outcome: 'crisis' }, 'en'],
  ['a question back', { ...draft, outcome: 'clarified' }, 'en'],
  ['a refusal', { ...draft, outcome: 'refused' }, 'en'],
  ['a fixed text without a source', { ...draft, citations: [] }, 'en'],
  ['a language nobody knows', draft, 'other'],
])('the model is not asked for %s', async (_, given, language) => {
  const model = createScriptedLanguageModel();
  expect(await createTranslator({ ...options, model })(given, language)).toBeUndefined();
  expect(model.requests).toEqual([]);
  expect(told).toEqual([]);
});
