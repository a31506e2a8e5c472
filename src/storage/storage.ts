import type { Keyv } from 'keyv';
import type { Journal } from '../conversation/journal.ts';
import type { SessionStore } from '../conversation/session.ts';
import { withinDeadline } from './deadline.ts';
import { createDeferredJournal } from './deferred-journal.ts';
import { type EmbeddedStorage, openEmbeddedStorage } from './embedded-storage.ts';
import { createRememberingSessionStore } from './remembering-session-store.ts';
import { createSessionKeyv } from './session-keyv.ts';
import { createSessionStore, type OnUnreadable } from './session-store.ts';

export interface ConversationStorage {
  sessions: SessionStore;
  journal: Journal;
  /** Opens what would be opened at its first use; rejects with StorageError when a store does not answer. */
  prepare(): Promise<void>;
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
  QUESTION_DAYS: number;
}

export interface StorageOptions {
  onUnreadable: OnUnreadable;
  /** Told when turns, which are written in the background, could not be. */
  onJournalError?: (error: unknown) => void;
  /** First part of every key in Redis. */
  namespace?: string;
}

const purgeEveryMilliseconds = 6 * 60 * 60 * 1000;
const dayInMilliseconds = 24 * 60 * 60 * 1000;
const readyDeadline = 2_000;

/**
 * Sessions in Redis where REDIS_URL is given, else in the server's database where DATABASE_URL is, else in an
 * embedded file; the journal in the database. Throws StorageError.
 */
export async function openStorage(
  settings: StorageSettings,
  { onUnreadable, onJournalError = () => {}, namespace = 'iljari-session' }: StorageOptions,
): Promise<ConversationStorage> {
  const { DATABASE_URL, DATA_DIR, REDIS_URL, SESSION_DAYS: days, QUESTION_DAYS: questionDays } = settings;
  const base =
    DATABASE_URL === undefined
      ? { ...openEmbeddedStorage(DATA_DIR, { onJournalError }), isOurs: true }
      : await openServer(DATABASE_URL);
  const kept = await openSessions(base, REDIS_URL, namespace);
  const stopPurging = await purgeRegularly(
    async () => {
      await kept.removeExpired();
      await base.journal.removeQuestions(new Date(Date.now() - questionDays * dayInMilliseconds));
    },
    async () => {
      await kept.close();
      await base.close();
    },
  );

  const sessions = createSessionStore({
    keyv: kept.keyv,
    days,
    onUnreadable,
    ...(kept.isOurs && { deadline: null }),
  });
  const journal = createDeferredJournal({ journal: base.journal, onError: onJournalError });
  const prepare = async () => void (await Promise.all([base.prepare(), kept.ping()]));

  return {
    sessions: kept.isOurs ? createRememberingSessionStore({ store: sessions, days }) : sessions,
    journal,
    prepare,
    ready: () =>
      withinDeadline(readyDeadline, prepare()).then(
        () => true,
        () => false,
      ),
    async close() {
      stopPurging();
      await journal.flush();
      await kept.close();
      await base.close();
    },
  };
}

/** Where the journal is, and the sessions as well unless they are in Redis. */
interface Base extends EmbeddedStorage {
  /** Whether nobody but this process writes it. */
  isOurs: boolean;
}

// What a kind of storage needs is loaded with it: the clients of PostgreSQL and Redis take seconds and 150 MB.

async function openServer(url: string): Promise<Base> {
  const { openServerDatabase } = await import('./server-database.ts');
  const { createDatabaseKeyvStore } = await import('./database-keyv-store.ts');
  const { createJournal } = await import('./journal.ts');
  const { sql } = await import('drizzle-orm');
  const { database, close } = await openServerDatabase(url);
  const store = createDatabaseKeyvStore({ database });
  return {
    keyv: createSessionKeyv({ store }),
    journal: createJournal({ database }),
    removeExpired: store.removeExpired,
    prepare: async () => void (await database.execute(sql`SELECT 1`)),
    isOurs: false,
    close,
  };
}

interface KeptSessions {
  keyv: Keyv;
  /** Rejects when the store does not answer. */
  ping(): Promise<unknown>;
  isOurs: boolean;
  /** Nothing to do where they expire by themselves. */
  removeExpired(): Promise<void>;
  close(): Promise<void>;
}

async function openSessions(
  base: Base,
  redisUrl: string | undefined,
  namespace: string,
): Promise<KeptSessions> {
  const { keyv, removeExpired, isOurs } = base;
  if (redisUrl === undefined)
    return { keyv, ping: async () => {}, isOurs, removeExpired, close: async () => {} };
  try {
    const { openRedisKeyv } = await import('./redis-keyv.ts');
    const opened = await openRedisKeyv({ url: redisUrl, namespace });
    return { ...opened, isOurs: false, removeExpired: async () => {} };
  } catch (error) {
    await base.close();
    throw error;
  }
}

/** Now, and then every few hours; returns what ends it. A first run that fails closes all and is told. */
async function purgeRegularly(purge: () => Promise<void>, close: () => Promise<void>): Promise<() => void> {
  try {
    await purge();
  } catch (error) {
    await close();
    throw error;
  }
  // A later run that fails is made up for by the next one; until then Keyv still treats the sessions as absent.
  const timer = setInterval(() => purge().catch(() => {}), purgeEveryMilliseconds).unref();
  return () => clearInterval(timer);
}
