import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LanguageModelFailure } from '../../src/language-model/language-model.ts';
import { createOpenAiEmbedder } from '../../src/language-model/openai-embedder.ts';
import { type OpenAiBehaviour, type OpenAiServer, startOpenAiServer } from '../fakes/openai-server.ts';

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

const createEmbed = (timeoutMs = 5000) =>
  createOpenAiEmbedder({ apiKey: 'sk-test', baseUrl: server.baseUrl, model: 'vectors', timeoutMs });
const byLength: OpenAiBehaviour = { type: 'embeds', vectorOf: (text) => [text.length, 0.5] };

test('each text gets its vector, whatever the order of the response', async () => {
  server.script(byLength);
  expect(await createEmbed()(['가', '가나다'])).toEqual([
    Float32Array.from([1, 0.5]),
    Float32Array.from([3, 0.5]),
  ]);
  expect(server.requests.map(({ body }) => body)).toEqual([
    { model: 'vectors', input: ['가', '가나다'], encoding_format: 'float' },
  ]);
});

test('many texts go in several requests, none in no request', async () => {
  server.script(byLength, byLength);
  const texts = Array.from({ length: 150 }, (_, index) => '가'.repeat(index + 1));
  expect((await createEmbed()(texts)).map(([length]) => length)).toEqual(texts.map(({ length }) => length));
  expect(server.requests).toHaveLength(2);
  expect(await createEmbed()([])).toEqual([]);
});

test.each<[string, OpenAiBehaviour, LanguageModelFailure]>([
  ['an error', { type: 'fails', status: 500 }, 'unavailable'],
  ['too many requests', { type: 'fails', status: 429 }, 'rate-limited'],
  ['no JSON', { type: 'sends', body: '{' }, 'invalid-output'],
  ['another shape', { type: 'sends', body: '{"data":[{"index":0,"embedding":"x"}]}' }, 'invalid-output'],
  ['a vector missing', { type: 'sends', body: '{"data":[{"index":0,"embedding":[1]}]}' }, 'invalid-output'],
  [
    'vectors of different length',
    { type: 'embeds', vectorOf: (text) => Array(text.length).fill(1) },
    'invalid-output',
  ],
  ['a reset connection', { type: 'resets' }, 'unavailable'],
  ['silence', { type: 'is-silent' }, 'timeout'],
])('%s is a failure', async (_name, behaviour, reason) => {
  server.script(behaviour);
  await expect(createEmbed(reason === 'timeout' ? 300 : 5000)(['가', '가나'])).rejects.toMatchObject({
    name: 'LanguageModelError',
    reason,
  });
});
