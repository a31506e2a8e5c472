import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { replySchema } from '../../../src/conversation/reply.ts';
import { createFakeChatApp, type FakeChatApp } from '../../fakes/chat-app.ts';
import { serveFixture } from './serve-fixture.ts';

const conversation = 'conversation-0123456789';
const id = 'message-0123456789-abcd';

let app: FakeChatApp;
let server: Awaited<ReturnType<typeof serveFixture>>;

beforeAll(async () => {
  app = createFakeChatApp();
  server = await serveFixture(app);
});
afterAll(() => server.close());
beforeEach(() => {
  app.deliveries.length = 0;
});

const postRaw = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.address}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
const post = (body: unknown) => postRaw(JSON.stringify(body));

async function expectRefused(response: Response) {
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  const body = (await response.json()) as { error: string };
  expect(Object.keys(body)).toEqual(['error']);
  expect(body.error).toMatch(/\S/);
  expect(body.error.length).toBeLessThan(200);
  expect(app.deliveries).toEqual([]);
}

describe('a good message', () => {
  test('is handed to the application and answered with its reply', async () => {
    const response = await post({ conversation, id, text: '함께일터가 뭐예요?' });

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(replySchema.parse(await response.json()).outcome).toBe('partly-answered');
    expect(app.deliveries).toEqual([
      { id, channel: 'web', conversation: `web:${conversation}`, text: '함께일터가 뭐예요?' },
    ]);
  });

  test('may be a button alone', async () => {
    const payload = { type: 'rate', helpful: true, turn: id };
    const response = await post({ conversation, id: `${id}-rate`, payload });

    expect(replySchema.parse(await response.json()).outcome).toBe('recorded');
    expect(app.deliveries[0]).toMatchObject({ text: '', payload });
  });

  test('may hold any text up to 4,000 characters, which reaches the application unchanged', async () => {
    const idArbitrary = fc.stringMatching(/^[A-Za-z0-9_-]{22,80}$/);
    const textArbitrary = fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 1000 }),
        fc.string({ unit: fc.constantFrom('가', '😀', '\u0000', ' ') }),
      )
      .filter((text) => text.trim() !== '');

    await fc.assert(
      fc.asyncProperty(idArbitrary, idArbitrary, textArbitrary, async (conversation, id, text) => {
        app.deliveries.length = 0;
        const response = await post({ conversation, id, text });
        expect(response.status).toBe(200);
        expect(app.deliveries.map((message) => message.text)).toEqual([text]);
      }),
      { numRuns: 30 },
    );
    expect((await post({ conversation, id, text: '\u0001'.repeat(4000) })).status).toBe(200);
  });

  test('sent again with the same id reaches the application again, which answers the same', async () => {
    const message = { conversation, id: `${id}-again`, text: '신청은 어떻게 해요?' };
    const first = await (await post(message)).json();
    const second = await (await post(message)).json();

    expect(second).toEqual(first);
    expect(app.deliveries).toHaveLength(2);
    expect(app.handled.filter((handled) => handled.id === message.id)).toHaveLength(1);
  });
});

describe('a bad message', () => {
  const good = { conversation, id, text: '안녕하세요' };

  test.each([
    ['no conversation', { id, text: '안녕' }],
    ['a conversation that could be guessed', { ...good, conversation: 'me' }],
    ['a conversation with other characters', { ...good, conversation: `${conversation}/../x` }],
    ['no id', { conversation, text: '안녕' }],
    ['an id of another type', { ...good, id: 1234567890123456789012n.toString().length }],
    ['an endless id', { ...good, id: 'a'.repeat(81) }],
    ['neither text nor payload', { conversation, id }],
    ['blank text', { conversation, id, text: ' \n\t' }],
    ['a text too long', { ...good, text: '가'.repeat(4001) }],
    ['a text of another type', { ...good, text: ['안녕'] }],
    ['an unknown payload', { conversation, id, payload: { type: 'delete-all' } }],
    [
      'a payload with more than it may hold',
      { conversation, id, payload: { type: 'ask', text: '가', admin: true } },
    ],
    ['an unknown field', { ...good, asOf: '2020-01-01' }],
    ['another channel', { ...good, channel: 'kakao' }],
    ['null', null],
    ['a list', [good]],
    ['a string', '안녕'],
  ])('is refused: %s', async (_name, body) => {
    await expectRefused(await post(body));
  });

  test.each([
    ['no JSON', '안녕'],
    ['an empty body', ''],
    ['half a body', JSON.stringify(good).slice(0, 30)],
    ['a prototype', `{"__proto__": {}, "conversation": "${conversation}"}`],
    ['a body beyond 64 KiB', JSON.stringify({ ...good, text: '가'.repeat(40_000) })],
  ])('is refused: %s', async (_name, body) => {
    await expectRefused(await postRaw(body));
  });

  test('is refused as a form, and as a stream too', async () => {
    await expectRefused(await postRaw('text=1', { 'content-type': 'application/x-www-form-urlencoded' }));
    await expectRefused(await postRaw('{}', { accept: 'text/event-stream' }));
  });

  test('never makes the server fail, whatever it holds', async () => {
    const field = fc.oneof(fc.jsonValue(), fc.constant(conversation));
    const nearly = fc.record(
      { conversation: field, id: field, text: field, payload: field },
      { requiredKeys: ['conversation'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), nearly), async (body) => {
        expect((await post(body)).status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (body) => {
        expect((await postRaw(body)).status).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
  });
});
