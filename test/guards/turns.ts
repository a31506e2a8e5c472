import type { IncomingMessage } from '../../src/conversation/message.ts';
import { createSession } from '../../src/conversation/session.ts';
import type { Turn } from '../../src/conversation/step.ts';

/** A turn as a guard sees it; understanding it would be a mistake. */
export function turnOf(text: string, parts: Partial<IncomingMessage> = {}): Turn {
  const now = new Date('2026-03-02T09:00:00.000Z');
  return {
    message: { id: '1', channel: 'web', conversation: 'web:1', text, ...parts },
    typed: text,
    text,
    session: createSession('web:1', now),
    now,
    asOf: '2026-03-02',
    understanding() {
      throw new Error('a guard has no need to understand');
    },
  };
}
