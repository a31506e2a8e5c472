import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { Payload } from '../../src/conversation/choice.ts';
import type { Reply } from '../../src/conversation/reply.ts';

export interface ChatMessage {
  conversation: string;
  id: string;
  text?: string;
  payload?: Payload;
}

export type Delivery =
  | { kind: 'reply'; reply: Reply }
  /** Sending the same again would be refused again. */
  | { kind: 'rejected' }
  /** The server is there and could not answer. */
  | { kind: 'failed' }
  | { kind: 'unreachable' };

export interface ChatClient {
  /** Never rejects. Safe to repeat with the same id. */
  deliver(message: ChatMessage, onTyping?: () => void): Promise<Delivery>;
}

/** Three missed heartbeats of the server: nobody is there any more. */
const silenceMilliseconds = 45_000;
/** Too early, too many: the same message may pass later. */
const passingRefusals = [408, 425, 429];

export function createChatClient({ address }: { address: string }): ChatClient {
  async function request(message: ChatMessage, onTyping: () => void, watch: Watch): Promise<Delivery> {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(message),
      signal: watch.signal,
    });
    if (!response.ok || !response.body) {
      const lasting = response.status < 500 && !passingRefusals.includes(response.status);
      return { kind: lasting ? 'rejected' : 'failed' };
    }
    const events = response.body
      .pipeThrough(watch.throughput())
      .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>)
      .pipeThrough(new EventSourceParserStream())
      .getReader();
    for (let next = await events.read(); !next.done; next = await events.read()) {
      const { event, data } = next.value;
      if (event === 'typing') onTyping();
      if (event === 'reply') return { kind: 'reply', reply: JSON.parse(data) as Reply };
      if (event === 'error') return { kind: 'failed' };
    }
    return { kind: 'unreachable' };
  }

  return {
    async deliver(message, onTyping = () => {}) {
      const watch = watchSilence();
      try {
        return await request(message, onTyping, watch);
      } catch {
        return { kind: 'unreachable' };
      } finally {
        watch.stop();
      }
    },
  };
}

type Watch = ReturnType<typeof watchSilence>;

/** Aborts when nothing has come for too long; every chunk that passes starts the wait anew. */
function watchSilence() {
  const controller = new AbortController();
  const wait = () => setTimeout(() => controller.abort(), silenceMilliseconds);
  let timer = wait();
  return {
    signal: controller.signal,
    throughput: () =>
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, passing) {
          clearTimeout(timer);
          timer = wait();
          passing.enqueue(chunk);
        },
      }),
    stop: () => {
      clearTimeout(timer);
      controller.abort();
    },
  };
}
