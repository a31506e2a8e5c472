import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openServerDatabase } from '../../src/storage/server-database.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { createTestDatabase, postgresAnswers, postgresName } from './postgres-for-tests.ts';
import { fullSession } from './stored-samples.ts';

describe.skipIf(!postgresAnswers)(postgresName, { timeout: 60_000 }, () => {
  let server: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeEach(async () => {
    server = await createTestDatabase();
  });
  afterEach(() => server.drop().catch(() => {}));

  const onUnreadable = (_: string, error: Error) => {
    throw error;
  };
  const open = () =>
    openStorage(
      { DATA_DIR: '/nonexistent', DATABASE_URL: server.url, SESSION_DAYS: 30, QUESTION_DAYS: 180 },
      { onUnreadable },
    );

  test('several processes may start on an empty database at once', async () => {
    const opened = await Promise.all([1, 2, 3, 4].map(() => openServerDatabase(server.url)));
    await Promise.all(
      opened.map(({ database }) => database.execute(sql`SELECT * FROM sessions, turns, feedback`)),
    );
    await Promise.all(opened.map(({ close }) => close()));
  });

  test('what one process saved another one loads, also after a restart', async () => {
    const [one, other] = [await open(), await open()];
    await one.sessions.save(fullSession('web:1'));
    expect(await other.sessions.load('web:1')).toEqual(fullSession('web:1'));
    await Promise.all([one.close(), other.close()]);

    const after = await open();
    expect(await after.sessions.load('web:1')).toEqual(fullSession('web:1'));
    await after.close();
  });

  test('forgets what was asked in old turns when it opens', async () => {
    const day = 24 * 60 * 60 * 1000;
    const turnOf = (at: number) => ({
      at: new Date(at),
      channel: 'web' as const,
      intent: null,
      confidence: 0,
      outcome: 'not-stated' as const,
      documents: [],
      milliseconds: 1,
      question: '얼마예요',
    });
    const first = await open();
    await first.journal.recordTurn(turnOf(Date.now() - 181 * day));
    await first.journal.recordTurn(turnOf(Date.now() - 179 * day));
    await first.close();
    const second = await open();
    expect(await second.journal.openQuestions(new Date(0))).toHaveLength(1);
    await second.close();
  });

  test('goes on after the server broke its connections', async () => {
    const { sessions, close } = await open();
    await Promise.all(['a', 'b', 'c'].map((name) => sessions.save(fullSession(name))));
    await server.breakConnections();
    await expect.poll(() => sessions.load('a').catch(() => 'broken')).toEqual(fullSession('a'));
    await close();
  });

  test('acknowledges nothing once the database is gone, and is not ready', async () => {
    const { sessions, ready, close } = await open();
    expect(await ready()).toBe(true);
    await server.drop();
    await expect(sessions.save(fullSession('a'))).rejects.toBeInstanceOf(StorageError);
    await expect(sessions.load('a')).rejects.toBeInstanceOf(StorageError);
    expect(await ready()).toBe(false);
    await close();
  });
});

test('a server that is not there is a StorageError without the password', async () => {
  const opening = openServerDatabase('postgres://someone:geheim@127.0.0.1:1/test');
  await expect(opening).rejects.toBeInstanceOf(StorageError);
  await expect(opening).rejects.toThrow(/DATABASE_URL: .*ECONNREFUSED/);
  await expect(opening).rejects.not.toThrow('geheim');
});
