import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Assistant, createAssistant } from '../../src/assistant.ts';
import { renderPlainText } from '../../src/channels/plain-text.ts';
import type { App } from '../../src/conversation/app.ts';
import type { Payload } from '../../src/conversation/choice.ts';
import type { Journal } from '../../src/conversation/journal.ts';
import type { IncomingMessage } from '../../src/conversation/message.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import type { SessionStore } from '../../src/conversation/session.ts';
import { createMemoryJournal, type MemoryJournal } from '../../src/storage/memory-journal.ts';
import { createSessionKeyv } from '../../src/storage/session-keyv.ts';
import { createSessionStore } from '../../src/storage/session-store.ts';

const repository = join(import.meta.dirname, '../..');
export const tinyCity = join(repository, 'test/data/tiny-city');

/** Training takes seconds with the repository's own data: once a file, in its `beforeAll`. */
export function loadAssistant(root: string = repository): Assistant {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'iljari-conversations-'));
  try {
    return createAssistant({ root, cacheFolder, staleAfterMonths: 6 });
  } finally {
    rmSync(cacheFolder, { recursive: true });
  }
}

export type Heard = Reply & { text: string };

export interface Conversation {
  app: App;
  journal: MemoryJournal;
  /** Everything the session store was ever given, and what it holds now. */
  saved: string[];
  held: Map<string, string>;
  store: SessionStore;
  /** Where something went wrong behind the scenes, in order. */
  troubles: string[];
  say(text: string, parts?: Partial<IncomingMessage>): Promise<Heard>;
  press(payload: Payload): Promise<Heard>;
}

export interface ConversationOptions {
  now?: Date;
  conversation?: string;
  /** Stands between the application and its stores. */
  sessions?: (store: SessionStore) => SessionStore;
  journal?: (journal: Journal) => Journal;
  /** What a model is used for, if there is one. */
  model?: Pick<
    Parameters<Assistant['serve']>[0],
    'reword' | 'findAnswer' | 'rephrase' | 'translate' | 'chooseIntent'
  >;
}

/** One person before the application, over stores that keep a record of all they are given. */
export function openConversation(assistant: Assistant, options: ConversationOptions = {}): Conversation {
  const { now = new Date('2026-03-02T09:00:00.000Z'), conversation = 'web:someone' } = options;
  const held = new Map<string, string>();
  const saved: string[] = [];
  const recording = Object.assign(held, {
    set(key: string, value: string) {
      saved.push(value);
      return Map.prototype.set.call(held, key, value);
    },
  });
  const store = createSessionStore({
    keyv: createSessionKeyv({ store: recording }),
    days: 1,
    onUnreadable(id, error) {
      throw new Error(`session ${id} is unreadable`, { cause: error });
    },
  });
  const journal = createMemoryJournal();
  const troubles: string[] = [];
  const app = assistant.serve({
    sessions: options.sessions?.(store) ?? store,
    journal: options.journal?.(journal) ?? journal,
    now: () => now,
    ...options.model,
    onError: (error, where) => troubles.push(`${where}: ${String(error)}`),
  });
  let count = 0;
  async function say(text: string, parts: Partial<IncomingMessage> = {}): Promise<Heard> {
    count += 1;
    const reply = await app.handle({ id: `message-${count}`, channel: 'web', conversation, text, ...parts });
    return { ...reply, text: renderPlainText(reply) };
  }
  return { app, journal, saved, held, store, troubles, say, press: (payload) => say('', { payload }) };
}
