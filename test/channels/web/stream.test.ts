import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream';
import { afterEach, describe, expect, test } from 'vitest';
import type { App } from '../../../src/conversation/app.ts';
import { replySchema } from '../../../src/conversation/reply.ts';
import { createFakeChatApp } from '../../fakes/chat-app.ts';
import { serveFixture } from './serve-fixture.ts';

const message = {
  conversation: 'conversation-0123456789',
  id: 'message-0123456789-abcd',
  text: '함께일터가 뭐예요?',
};

let server: Awaited<ReturnType<typeof serveFixture>>;
afterEach(() => server.close());

async function openStream(signal?: AbortSignal) {
  const response = await fetch(`${server.address}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(message),
    ...(signal && { signal }),
  });
  return { response, text: () => response.text() };
}

async function readEvents(response: Response): Promise<EventSourceMessage[]> {
  const text = new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>;
  const stream = response.body?.pipeThrough(text).pipeThrough(new EventSourceParserStream());
  const events: EventSourceMessage[] = [];
  for await (const event of stream ?? []) events.push(event);
  return events;
}

describe('the stream of a turn', () => {
  test('says typing at once, then the reply, then ends', async () => {
    server = await serveFixture(createFakeChatApp({ delayMilliseconds: 50 }));
    const { response } = await openStream();

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const events = await readEvents(response);
    expect(events.map(({ event }) => event)).toEqual(['typing', 'reply']);
    expect(replySchema.parse(JSON.parse(events[1]?.data ?? '')).outcome).toBe('partly-answered');
  });

  test('typing does not wait for the reply', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const inner = createFakeChatApp();
    server = await serveFixture({ handle: (incoming) => held.then(() => inner.handle(incoming)) });
    const { response } = await openStream();
    const reader = response.body?.getReader();
    const first = await reader?.read();

    expect(new TextDecoder().decode(first?.value)).toMatch(/^event: typing\n/);
    release();
    await reader?.cancel();
  });

  test('carries a comment while the reply takes long', async () => {
    server = await serveFixture(createFakeChatApp({ delayMilliseconds: 120 }), 30);
    const { text } = await openStream();

    expect((await text()).match(/^: waiting$/gm)?.length).toBeGreaterThanOrEqual(2);
  });

  test('ends with an error when the application breaks, and tells nothing of it', async () => {
    const broken: App = { handle: () => Promise.reject(new Error('SELECT secret')) };
    server = await serveFixture(broken);
    const { response } = await openStream();
    const events = await readEvents(response);

    expect(events.map(({ event }) => event)).toEqual(['typing', 'error']);
    expect(events[1]?.data).not.toMatch('secret');
  });

  test('may be lost and asked for again: the work is done once', async () => {
    const app = createFakeChatApp({ delayMilliseconds: 80 });
    server = await serveFixture(app);
    const leaving = new AbortController();
    await openStream(leaving.signal);
    leaving.abort();
    const { response } = await openStream();

    expect((await readEvents(response)).map(({ event }) => event)).toEqual(['typing', 'reply']);
    expect(app.deliveries).toHaveLength(2);
    expect(app.handled).toHaveLength(1);
  });
});
