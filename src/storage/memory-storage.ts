import { createMemoryJournal } from './memory-journal.ts';
import { createSessionKeyv } from './session-keyv.ts';
import { createSessionStore } from './session-store.ts';
import type { ConversationStorage, StorageOptions } from './storage.ts';

/** For a one-off chat: nothing outlives the process. */
export function openMemoryStorage({
  onUnreadable,
}: Pick<StorageOptions, 'onUnreadable'>): ConversationStorage {
  const keyv = createSessionKeyv({ store: new Map() });
  return {
    sessions: createSessionStore({ keyv, days: 1, onUnreadable }),
    journal: createMemoryJournal(),
    prepare: async () => {},
    ready: async () => true,
    close: async () => {},
  };
}
