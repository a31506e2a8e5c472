import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import type { OpenedDatabase } from '../../src/storage/database.ts';
import { createDatabaseKeyvStore } from '../../src/storage/database-keyv-store.ts';
import { openEmbeddedDatabase } from '../../src/storage/embedded-database.ts';
import { openEmbeddedStorage } from '../../src/storage/embedded-storage.ts';
import { createJournal } from '../../src/storage/journal.ts';
import { createMemoryJournal } from '../../src/storage/memory-journal.ts';
import { openRedisKeyv } from '../../src/storage/redis-keyv.ts';
import { feedback, turns } from '../../src/storage/schema.ts';
import { openServerDatabase } from '../../src/storage/server-database.ts';
import { createSessionKeyv } from '../../src/storage/session-keyv.ts';
import { describeJournal, type JournalHarness } from './journal-contract.ts';
import { createTestDatabase, postgresAnswers, postgresName } from './postgres-for-tests.ts';
import { redisAnswers, redisName, redisNamespace, redisUrl, removeTestKeys } from './redis-for-tests.ts';
import { describeSessionStore, type SessionHarness } from './session-store-contract.ts';

type Opened = OpenedDatabase & { remove(): Promise<void> };

async function openTemporaryFolder(): Promise<Opened> {
  const dataDir = await mkdtemp(join(tmpdir(), 'iljari-storage-'));
  return { ...(await openEmbeddedDatabase(dataDir)), remove: () => rm(dataDir, { recursive: true }) };
}

async function openTemporaryServerDatabase(): Promise<Opened> {
  const { url, drop } = await createTestDatabase();
  return { ...(await openServerDatabase(url)), remove: drop };
}

async function closeAndRemove({ close, remove }: Opened): Promise<void> {
  await close();
  await remove();
}

async function sessionsIn(opening: Promise<Opened>): Promise<SessionHarness> {
  const opened = await opening;
  const keyv = createSessionKeyv({ store: createDatabaseKeyvStore(opened) });
  return { keyv, close: () => closeAndRemove(opened) };
}

async function journalIn(opening: Promise<Opened>): Promise<JournalHarness> {
  const opened = await opening;
  const { database } = opened;
  return {
    journal: createJournal({ database }),
    readTurns: async () =>
      (await database.select().from(turns).orderBy(asc(turns.id))).map(({ id, ...record }) => record),
    readFeedback: async () =>
      (await database.select().from(feedback).orderBy(asc(feedback.id))).map(
        ({ id, aboutQuestion, aboutOutcome, aboutDocuments, ...record }) => ({
          ...record,
          about:
            aboutQuestion === null
              ? null
              : { question: aboutQuestion, outcome: aboutOutcome, documents: aboutDocuments },
        }),
      ),
    close: () => closeAndRemove(opened),
  };
}

describeSessionStore('memory', async () => ({
  keyv: createSessionKeyv({ store: new Map() }),
  close: async () => {},
}));
describeSessionStore('SQLite', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'iljari-storage-'));
  const { keyv, close } = openEmbeddedStorage(dataDir);
  return {
    keyv,
    async close() {
      await close();
      await rm(dataDir, { recursive: true });
    },
  };
});
describeSessionStore('PGlite', () => sessionsIn(openTemporaryFolder()));
describeSessionStore(postgresName, () => sessionsIn(openTemporaryServerDatabase()), postgresAnswers);
describeSessionStore(
  redisName,
  async () => {
    const { keyv, close } = await openRedisKeyv({ url: redisUrl, namespace: redisNamespace });
    return {
      keyv,
      async close() {
        await close();
        await removeTestKeys();
      },
    };
  },
  redisAnswers,
);

describeJournal('memory', async () => {
  const journal = createMemoryJournal();
  return {
    journal,
    readTurns: async () => [...journal.turns],
    readFeedback: async () => [...journal.feedback],
    close: async () => {},
  };
});
describeJournal('PGlite', () => journalIn(openTemporaryFolder()));
describeJournal(postgresName, () => journalIn(openTemporaryServerDatabase()), postgresAnswers);
