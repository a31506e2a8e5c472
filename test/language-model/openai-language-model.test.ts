import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { LanguageModelFailure } from '../../src/language-model/language-model.ts';
import { createOpenAiLanguageModel } from '../../src/language-model/openai-language-model.ts';
import { type OpenAiBehaviour, type OpenAiServer, startOpenAiServer } from '../fakes/openai-server.ts';

let server: OpenAiServer;
let at: number;

beforeEach(async () => {
  server = await startOpenAiServer();
  at = 1_700_000_000_000;
});
afterEach(() => server.close());

const apiKey = 'sk-test-0123456789';
const request = {
  task: 'count',
  instructions: 'Count the words.',
  input: '하나 둘',
  schema: z.object({ words: z.number() }),
};

function createModel(options: Partial<Parameters<typeof createOpenAiLanguageModel>[0]> = {}) {
  return createOpenAiLanguageModel({
    apiKey,
    baseUrl: server.baseUrl,
    model: 'small',
    timeoutMs: 5000,
    now: () => at,
    ...options,
  });
}

test('the output comes back as the schema parses it', async () => {
  server.script({ type: 'answers', output: { words: 2 } });
  expect(await createModel().complete(request)).toEqual({ words: 2 });
});

test('the request holds the instructions, the input, the schema and the limit, and nothing else', async () => {
  server.script({ type: 'answers', output: { words: 2 } });
  await createModel({ maxOutputTokens: 300 }).complete(request);
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.body).toEqual({
    model: 'small',
    messages: [
      { role: 'system', content: 'Count the words.' },
      { role: 'user', content: '하나 둘' },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: {
        name: 'count',
        strict: true,
        schema: expect.objectContaining({ type: 'object', required: ['words'], additionalProperties: false }),
      },
    },
    max_completion_tokens: 300,
  });
});

test('the key is in the Authorization header only, and no header tells about the machine', async () => {
  server.script({ type: 'answers', output: { words: 2 } });
  await createModel().complete(request);
  const { headers, text, url } = server.requests[0] as (typeof server.requests)[number];
  expect(headers.authorization).toBe(`Bearer ${apiKey}`);
  expect(JSON.stringify({ ...headers, authorization: '' }) + text + url).not.toContain(apiKey);
  expect(Object.keys(headers).filter((name) => /stainless|openai/.test(name))).toEqual([]);
});

test('nothing comes from the environment', async () => {
  vi.stubEnv('OPENAI_API_KEY', 'sk-other');
  vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1');
  vi.stubEnv('OPENAI_ORG_ID', 'other');
  vi.stubEnv('OPENAI_PROJECT_ID', 'other');
  vi.stubEnv('OPENAI_LOG', 'debug');
  vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'Authorization: other\nX-Other: other');
  server.script({ type: 'answers', output: { words: 2 } });
  await createModel().complete(request);
  vi.unstubAllEnvs();
  expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
  expect(JSON.stringify(server.requests[0])).not.toContain('other');
});

const failures: [string, OpenAiBehaviour, LanguageModelFailure][] = [
  ['a rate limit', { type: 'fails', status: 429, headers: { 'retry-after': '20' } }, 'rate-limited'],
  ['a fault of the service', { type: 'fails', status: 500 }, 'unavailable'],
  ['an overloaded service', { type: 'fails', status: 503, headers: { 'retry-after': '1' } }, 'unavailable'],
  ['a refused key', { type: 'fails', status: 401 }, 'unavailable'],
  ['an unknown model', { type: 'fails', status: 404 }, 'unavailable'],
  ['a reset connection', { type: 'resets' }, 'unavailable'],
  ['a connection reset midway', { type: 'resets', midway: true }, 'unavailable'],
  ['a redirect', { type: 'redirects', to: 'http://127.0.0.1:9/v1/chat/completions' }, 'unavailable'],
  ['a message that is no JSON', { type: 'says', content: '{"words": 2' }, 'invalid-output'],
  ['a message of another shape', { type: 'answers', output: { words: '둘' } }, 'invalid-output'],
  [
    'an output that was cut off',
    { type: 'says', content: '{"words": 2}', finish: 'length' },
    'invalid-output',
  ],
  [
    'a filtered output',
    { type: 'says', content: '{"words": 2}', finish: 'content_filter' },
    'invalid-output',
  ],
  ['a body that is no JSON', { type: 'sends', body: '{"choices": [' }, 'invalid-output'],
  ['an HTML page', { type: 'sends', body: '<html></html>', contentType: 'text/html' }, 'invalid-output'],
  ['a body without choices', { type: 'sends', body: '{"choices": []}' }, 'invalid-output'],
  ['an empty body', { type: 'sends', body: '' }, 'invalid-output'],
  [
    'a refusal',
    { type: 'sends', body: '{"choices":[{"message":{"content":null,"refusal":"no"}}]}' },
    'invalid-output',
  ],
  ['a body without end', { type: 'floods' }, 'invalid-output'],
];

test.each(failures)('%s is asked once and reported', async (_, behaviour, reason) => {
  server.script(behaviour);
  await expect(createModel().complete(request)).rejects.toMatchObject({ name: 'LanguageModelError', reason });
  expect(server.requests).toHaveLength(1);
});

test.each<[string, OpenAiBehaviour]>([
  ['that is silent', { type: 'is-silent' }],
  ['that stalls midway', { type: 'stalls' }],
])('a service %s is left at the deadline', async (_, behaviour) => {
  server.script(behaviour);
  await expect(createModel({ timeoutMs: 100 }).complete(request)).rejects.toMatchObject({
    reason: 'timeout',
  });
});

test('the deadline holds for the second form too', async () => {
  server.script({ type: 'fails', status: 400 }, { type: 'is-silent' });
  await expect(createModel({ timeoutMs: 200 }).complete(request)).rejects.toMatchObject({
    reason: 'timeout',
  });
});

test('the caller can end a call, and one that has ended is not sent', async () => {
  const model = createModel();
  const controller = new AbortController();
  server.script(() => {
    controller.abort();
    return { type: 'is-silent' };
  });
  await expect(model.complete({ ...request, signal: controller.signal })).rejects.toMatchObject({
    reason: 'timeout',
  });
  await expect(model.complete({ ...request, signal: controller.signal })).rejects.toMatchObject({
    reason: 'timeout',
  });
  expect(server.requests).toHaveLength(1);
});

test('a service that refuses json_schema gets the schema in the instructions, and from then on at once', async () => {
  server.script(
    { type: 'fails', status: 400, error: { message: "'response_format.type' must be 'json_object'" } },
    { type: 'answers', output: { words: 2 } },
    { type: 'answers', output: { words: 3 } },
  );
  const model = createModel();
  expect(await model.complete(request)).toEqual({ words: 2 });
  expect(await model.complete(request)).toEqual({ words: 3 });
  expect(server.requests.map(({ body }) => (body.response_format as { type: string }).type)).toEqual([
    'json_schema',
    'json_object',
    'json_object',
  ]);
  const [system, user] = server.requests[1]?.messages ?? [];
  expect(system?.content).toMatch(/^Count the words\.[\s\S]*JSON Schema[\s\S]*"words"/);
  expect(user?.content).toBe('하나 둘');
});

test('a service that knows only max_tokens gets max_tokens', async () => {
  server.script(
    { type: 'fails', status: 400, error: { message: 'unknown field', param: 'max_completion_tokens' } },
    { type: 'answers', output: { words: 2 } },
  );
  await createModel().complete(request);
  expect(server.requests[1]?.body).toMatchObject({
    max_tokens: 2000,
    response_format: { type: 'json_schema' },
  });
  expect(server.requests[1]?.body).not.toHaveProperty('max_completion_tokens');
});

test('a request refused in every form changes nothing for the next', async () => {
  server.script(
    { type: 'fails', status: 400 },
    { type: 'fails', status: 400 },
    { type: 'answers', output: { words: 2 } },
  );
  const model = createModel();
  await expect(model.complete(request)).rejects.toMatchObject({ reason: 'unavailable' });
  await model.complete(request);
  expect(server.requests[2]?.body).toMatchObject({ response_format: { type: 'json_schema' } });
});

test('with no budget left nothing is sent, until the clock has brought some', async () => {
  const model = createModel({ callsPerMinute: 2 });
  server.script(...Array.from({ length: 3 }, () => ({ type: 'answers', output: { words: 2 } }) as const));
  await model.complete(request);
  await model.complete(request);
  await expect(model.complete(request)).rejects.toMatchObject({ reason: 'budget' });
  at += 29_000;
  await expect(model.complete(request)).rejects.toMatchObject({ reason: 'budget' });
  expect(server.requests).toHaveLength(2);
  at += 1_000;
  await model.complete(request);
  expect(server.requests).toHaveLength(3);
});

test('a flood is held to the budget', async () => {
  const model = createModel({ callsPerMinute: 5 });
  server.script(...Array.from({ length: 5 }, () => ({ type: 'answers', output: { words: 2 } }) as const));
  const results = await Promise.allSettled(Array.from({ length: 50 }, () => model.complete(request)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  expect(server.requests).toHaveLength(5);
});

test.each<[string, (now: number) => string]>([
  ['in seconds', () => '20'],
  ['as a date', (now) => new Date(now + 20_000).toUTCString()],
])('after a 429 nothing is sent for the time that Retry-After names %s', async (_, retryAfter) => {
  const model = createModel();
  server.script({ type: 'fails', status: 429, headers: { 'retry-after': retryAfter(at) } });
  await expect(model.complete(request)).rejects.toMatchObject({ reason: 'rate-limited' });
  at += 19_000;
  await expect(model.complete(request)).rejects.toMatchObject({ reason: 'rate-limited' });
  expect(server.requests).toHaveLength(1);
  at += 1_000;
  server.script({ type: 'answers', output: { words: 2 } });
  await model.complete(request);
});

test('an error repeats neither the key, the input nor what the service said', async () => {
  server.script({
    type: 'fails',
    status: 401,
    error: { message: `Incorrect API key ${apiKey} for «하나 둘»`, code: 'invalid_api_key' },
  });
  const error = await createModel()
    .complete(request)
    .catch((caught) => caught);
  expect(error.message).toBe('the service answered 401 invalid_api_key');
  expect(error.cause).toBeUndefined();
});
