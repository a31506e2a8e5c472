import { sql } from 'drizzle-orm';
import type { Journal } from '../conversation/journal.ts';
import type { SessionStore } from '../conversation/session.ts';
import { type OpenedDatabase, openDatabase } from './database.ts';
import { createDatabaseKeyvStore } from './database-keyv-store.ts';
import { withinDeadline } from './deadline.ts';
import { createJournal } from './journal.ts';
import { openRedisKeyv } from './redis-keyv.ts';
import { createRememberingSessionStore } from './remembering-session-store.ts';
import { createSessionKeyv } from './session-keyv.ts';
import { createSessionStore, type OnUnreadable } from './session-store.ts';

export interface ConversationStorage {
  sessions: SessionStore;
  journal: Journal;
  /** Whether every store answers right now; never rejects. */
  ready(): Promise<boolean>;
  /** Waits for what is under way; a second call does nothing more. */
  close(): Promise<void>;
}

/** The settings of the environment that storage needs, by their names there. */
export interface StorageSettings {
  DATA_DIR: string;
  DATABASE_URL?: string | undefined;
  REDIS_URL?: string | undefined;
  SESSION_DAYS: number;
}

export interface StorageOptions {
  onUnreadable: OnUnreadable;
  /** First part of every key in Redis. */
  namespace?: string;
}

const purgeEveryMilliseconds = 6 * 60 * 60 * 1000;
const readyDeadline = 2_000;

/** Journal in the database; sessions in Redis where REDIS_URL is given, else in the database too. Throws StorageError. */
export async function openStorage(
  settings: StorageSettings,
  { onUnreadable, namespace = 'iljari-session' }: StorageOptions,
): Promise<ConversationStorage> {
  const opened = await openDatabase({ url: settings.DATABASE_URL, dataDir: settings.DATA_DIR });
  const { keyv, ping, close } = await openSessions(opened, settings.REDIS_URL, namespace);

  const sessions = createSessionStore({ keyv, days: settings.SESSION_DAYS, onUnreadable });
  // Only the embedded database belongs to this process alone.
  const isOurs = settings.DATABASE_URL === undefined && settings.REDIS_URL === undefined;

  return {
    sessions: isOurs
      ? createRememberingSessionStore({ store: sessions, days: settings.SESSION_DAYS })
      : sessions,
    journal: createJournal({ database: opened.database }),
    ready: () =>
      withinDeadline(readyDeadline, Promise.all([opened.database.execute(sql`SELECT 1`), ping()])).then(
        () => true,
        () => false,
      ),
    async close() {
      await close();
      await opened.close();
    },
  };
}

async function openSessions(opened: OpenedDatabase, redisUrl: string | undefined, namespace: string) {
  try {
    return redisUrl === undefined
      ? await keepSessionsIn(opened)
      : await openRedisKeyv({ url: redisUrl, namespace });
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function keepSessionsIn({ database }: OpenedDatabase) {
  const store = createDatabaseKeyvStore({ database });
  await store.removeExpired();
  // A run that fails is made up for by the next one; until then Keyv still treats the rows as absent.
  const purge = setInterval(() => store.removeExpired().catch(() => {}), purgeEveryMilliseconds).unref();
  return {
    keyv: createSessionKeyv({ store }),
    ping: async () => {},
    close: async () => clearInterval(purge),
  };
}
