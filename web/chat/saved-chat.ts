import { keptOnDevice } from './device-storage.ts';
import type { Entry } from './entry.ts';
import { createRandomId } from './random-id.ts';

/** A conversation whose record on the server is still to be deleted. */
interface Erasure {
  conversation: string;
  id: string;
}

interface SavedChat {
  version: 1;
  conversation: string;
  entries: Entry[];
  erasures: Erasure[];
}

function isSavedChat(value: unknown): value is SavedChat {
  const chat = value as Partial<SavedChat> | null;
  return chat?.version === 1 && typeof chat.conversation === 'string' && Array.isArray(chat.entries);
}

const createSavedChat = (): SavedChat => ({
  version: 1,
  conversation: createRandomId(),
  entries: [],
  erasures: [],
});

/** What an earlier page was still sending when it closed has to be sent again. */
const withNothingUnderWay = (chat: SavedChat): SavedChat => ({
  ...chat,
  entries: chat.entries.map((entry) =>
    entry.from === 'person' && entry.delivery === 'sending' ? { ...entry, delivery: 'waiting' } : entry,
  ),
});

export interface ChatStorage {
  load(): SavedChat;
  save(chat: SavedChat): void;
  watch(listener: () => void): void;
}

export function createChatStorage(): ChatStorage {
  const kept = keptOnDevice('chat', isSavedChat);
  return {
    load: () => withNothingUnderWay(kept.read() ?? createSavedChat()),
    save(chat) {
      let { entries } = chat;
      while (!kept.write({ ...chat, entries }) && entries.length > 1) {
        entries = entries.slice(Math.ceil(entries.length / 2));
      }
    },
    watch: kept.watch,
  };
}
