import { PassThrough, type Readable } from 'node:stream';
import type { Reply } from '../../conversation/reply.ts';

/** Proxies commonly cut a connection that is silent for 30 to 60 seconds. */
export const defaultHeartbeatMilliseconds = 15_000;

interface ReplyStreamOptions {
  reply: Promise<Reply>;
  heartbeatMilliseconds: number;
  onFailure: (error: unknown) => void;
}

/** Server-sent events of one turn: `typing` at once, comments while waiting, then `reply` or `error`. */
export function createReplyStream({ reply, heartbeatMilliseconds, onFailure }: ReplyStreamOptions): Readable {
  const stream = new PassThrough();
  const write = (chunk: string) => {
    if (stream.writable) stream.write(chunk);
  };
  const send = (event: string, data: unknown) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

  send('typing', {});
  const heartbeat = setInterval(() => write(': waiting\n\n'), heartbeatMilliseconds);
  stream.once('close', () => clearInterval(heartbeat));

  reply
    .then((value) => send('reply', value))
    .catch((error: unknown) => {
      onFailure(error);
      send('error', { error: 'no answer could be made' });
    })
    .finally(() => {
      clearInterval(heartbeat);
      stream.end();
    });
  return stream;
}
