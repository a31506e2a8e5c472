import { sql } from 'drizzle-orm';
import type { Keyv } from 'keyv';
import type { Journal } from '../conversation/journal.ts';
import type { SessionStore } from '../conversation/session.ts';
import { type OpenedDatabase, openDatabase } from './database.ts';
import { createDatabaseKeyvStore } from './database-keyv-store.ts';
import { withinDeadline } from './deadline.ts';
import { createDeferredJournal } from './deferred-journal.ts';
import { openEmbeddedSessions } from './embedded-sessions.ts';
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
  /** Told when turns, which are written in the background, could not be. */
  onJournalError?: (error: unknown) => void;
  /** First part of every key in Redis. */
  namespace?: string;
}

const purgeEveryMilliseconds = 6 * 60 * 60 * 1000;
const readyDeadline = 2_000;

/**
 * Sessions in Redis where REDIS_URL is given, else in the server's database where DATABASE_URL is, else in an
 * embedded file; the journal in the database. Throws StorageError.
 */
export async function openStorage(
  settings: StorageSettings,
  { onUnreadable, onJournalError = () => {}, namespace = 'iljari-session' }: StorageOptions,
): Promise<ConversationStorage> {
  const opened = await openDatabase({ url: settings.DATABASE_URL, dataDir: settings.DATA_DIR });
  const { keyv, ping, isOurs, close } = await openSessions(opened, settings, namespace);

  const sessions = createSessionStore({
    keyv,
    days: settings.SESSION_DAYS,
    onUnreadable,
    ...(isOurs && { deadline: null }),
  });
  const journal = createDeferredJournal({
    journal: createJournal({ database: opened.database }),
    onError: onJournalError,
  });

  return {
    sessions: isOurs
      ? createRememberingSessionStore({ store: sessions, days: settings.SESSION_DAYS })
      : sessions,
    journal,
    ready: () =>
      withinDeadline(readyDeadline, Promise.all([opened.database.execute(sql`SELECT 1`), ping()])).then(
        () => true,
        () => false,
      ),
    async close() {
      await journal.flush();
      await close();
      await opened.close();
    },
  };
}

interface OpenedSessions {
  keyv: Keyv;
  /** Rejects when the store does not answer. */
  ping(): Promise<unknown>;
  /** Whether nobody but this process writes them. */
  isOurs: boolean;
  close(): Promise<void>;
}

async function openSessions(
  opened: OpenedDatabase,
  { REDIS_URL, DATABASE_URL, DATA_DIR }: StorageSettings,
  namespace: string,
): Promise<OpenedSessions> {
  try {
    if (REDIS_URL !== undefined)
      return { ...(await openRedisKeyv({ url: REDIS_URL, namespace })), isOurs: false };
    if (DATABASE_URL !== undefined) return await keepSessionsInDatabase(opened);
    return await keepSessionsInFile(DATA_DIR);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function keepSessionsInDatabase({ database }: OpenedDatabase): Promise<OpenedSessions> {
  const store = createDatabaseKeyvStore({ database });
  const stopPurging = await purgeRegularly(store.removeExpired);
  return {
    keyv: createSessionKeyv({ store }),
    ping: async () => {},
    isOurs: false,
    close: async () => stopPurging(),
  };
}

async function keepSessionsInFile(dataDir: string): Promise<OpenedSessions> {
  const { keyv, removeExpired, close } = openEmbeddedSessions(dataDir);
  const stopPurging = await purgeRegularly(removeExpired);
  return {
    keyv,
    ping: async () => {},
    isOurs: true,
    async close() {
      stopPurging();
      close();
    },
  };
}

/** Now, and then every few hours; returns what ends it. */
async function purgeRegularly(removeExpired: () => Promise<void>): Promise<() => void> {
  await removeExpired();
  // A run that fails is made up for by the next one; until then Keyv still treats the rows as absent.
  const purge = setInterval(() => removeExpired().catch(() => {}), purgeEveryMilliseconds).unref();
  return () => clearInterval(purge);
}
