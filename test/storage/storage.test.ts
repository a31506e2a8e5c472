import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openEmbeddedDatabase } from '../../src/storage/embedded-database.ts';
import { openEmbeddedStorage } from '../../src/storage/embedded-storage.ts';
import { openMemoryStorage } from '../../src/storage/memory-storage.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { redisAnswers, redisName, redisNamespace, redisUrl, removeTestKeys } from './redis-for-tests.ts';
import { fullSession, morning } from './stored-samples.ts';

const onUnreadable = (_: string, error: Error) => {
  throw error;
};
const turn = {
  at: morning,
  channel: 'web',
  intent: null,
  confidence: 0,
  outcome: 'clarified',
  question: null,
} as const;

describe('openStorage', { timeout: 60_000 }, () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'iljari-storage-'));
  });
  afterAll(() => rm(dataDir, { recursive: true }));
  afterEach(() => vi.useRealTimers());

  test('removes idle conversations from the file when it opens', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: morning });
    const settings = { DATA_DIR: dataDir, SESSION_DAYS: 2, QUESTION_DAYS: 3 };
    const first = await openStorage(settings, { onUnreadable });
    await first.sessions.save(fullSession('old'));
    vi.setSystemTime('2026-03-04T08:00:00.000Z');
    await first.sessions.save(fullSession('young'));
    await first.close();

    vi.setSystemTime('2026-03-04T10:00:00.000Z');
    await (await openStorage(settings, { onUnreadable })).close();

    const { keyv, close } = openEmbeddedStorage(dataDir);
    expect(await keyv.store.get('old')).toBeUndefined();
    expect(await keyv.store.get('young')).toBeDefined();
    await close();
  });

  test('forgets what was asked in old turns, whether they wait or are in the database', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: morning });
    const folder = await mkdtemp(join(tmpdir(), 'iljari-storage-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const open = () => openStorage({ DATA_DIR: folder, SESSION_DAYS: 2, QUESTION_DAYS: 3 }, { onUnreadable });
    const ask = async (question: string) => {
      const storage = await open();
      const { journal } = storage;
      await journal.recordTurn({ ...turn, at: new Date(), question, documents: [], milliseconds: 1 });
      return storage;
    };
    const asked = async () => {
      const storage = await open();
      const questions = await storage.journal.openQuestions(new Date(0));
      await storage.close();
      return questions.map(({ question }) => question);
    };
    await (await ask('기다리는 옛 질문')).close();
    vi.setSystemTime('2026-03-04T09:00:00.000Z');
    await (await ask('기다리는 새 질문')).close();
    vi.setSystemTime('2026-03-05T10:00:00.000Z');
    await (await open()).close();
    // Gone from the file, before anything opened the database.
    expect(existsSync(join(folder, 'database'))).toBe(false);
    const file = new DatabaseSync(join(folder, 'sessions.sqlite'));
    const waiting = file.prepare('SELECT record FROM waiting_turns ORDER BY id').all();
    file.close();
    expect(waiting.map(({ record }) => JSON.parse(record as string)[0].question)).toEqual([
      null,
      '기다리는 새 질문',
    ]);

    expect(await asked()).toEqual(['기다리는 새 질문']);
    vi.setSystemTime('2026-03-07T10:00:00.000Z');
    expect(await asked()).toEqual([]);
  });

  test.skipIf(!redisAnswers)(`keeps sessions in ${redisName} and the journal in the database`, async () => {
    const settings = { DATA_DIR: dataDir, REDIS_URL: redisUrl, SESSION_DAYS: 2, QUESTION_DAYS: 3 };
    const storage = await openStorage(settings, { onUnreadable, namespace: redisNamespace });
    await storage.prepare();
    await storage.sessions.save(fullSession('redis:1'));
    await storage.journal.recordTurn({ ...turn, documents: [], milliseconds: 1 });
    expect(await storage.ready()).toBe(true);
    expect(await storage.sessions.load('redis:1')).toEqual(fullSession('redis:1'));
    await storage.close();
    await storage.close();
    expect(await storage.ready()).toBe(false);
    await removeTestKeys();

    const { database, close } = await openEmbeddedDatabase(dataDir);
    const result = await database.execute(sql`
      SELECT (SELECT count(*)::int FROM turns) AS turns, (SELECT count(*)::int FROM sessions WHERE key = 'redis:1') AS sessions`);
    expect(result).toHaveProperty('rows', [{ turns: 1, sessions: 0 }]);
    await close();
  });

  test('frees the folder when Redis can not be reached', async () => {
    const settings = { DATA_DIR: dataDir, SESSION_DAYS: 2, QUESTION_DAYS: 3 };
    await expect(
      openStorage({ ...settings, REDIS_URL: 'redis://127.0.0.1:1' }, { onUnreadable }),
    ).rejects.toThrow('REDIS_URL');
    await (await openStorage(settings, { onUnreadable })).close();
  });
});

test('openMemoryStorage keeps a conversation while it is open, and each one its own', async () => {
  const storage = openMemoryStorage({ onUnreadable });
  await storage.sessions.save(fullSession('terminal'));
  expect(await storage.ready()).toBe(true);
  expect(await storage.sessions.load('terminal')).toEqual(fullSession('terminal'));
  expect(await openMemoryStorage({ onUnreadable }).sessions.load('terminal')).toBeUndefined();
  await storage.close();
});
