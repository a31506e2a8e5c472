import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenedRedis, openRedisKeyv } from '../../src/storage/redis-keyv.ts';
import { createSessionStore } from '../../src/storage/session-store.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { createRedisServer, redisServerInstalled } from './redis-server.ts';
import { fullSession } from './stored-samples.ts';

const name = redisServerInstalled ? 'Redis goes away' : 'Redis goes away (SKIPPED: no redis-server to start)';

describe.skipIf(!redisServerInstalled)(name, { timeout: 60_000 }, () => {
  let server: Awaited<ReturnType<typeof createRedisServer>>;
  let redis: OpenedRedis;

  beforeEach(async () => {
    server = await createRedisServer();
    const open = () => openRedisKeyv({ url: server.url, namespace: 'outage' });
    await expect.poll(() => open().then((opened) => (redis = opened)), { timeout: 10_000 }).toBeDefined();
  });
  afterEach(async () => {
    await redis.close();
    await server.remove();
  });

  const sessions = () =>
    createSessionStore({
      keyv: redis.keyv,
      days: 30,
      deadline: 300,
      onUnreadable: (_, error) => {
        throw error;
      },
    });

  test('a stopped server acknowledges nothing, and once it is back work goes on with what it held', async () => {
    await sessions().save(fullSession('a'));
    await server.stop();
    await expect(sessions().save(fullSession('b'))).rejects.toBeInstanceOf(StorageError);
    await expect(sessions().load('a')).rejects.toBeInstanceOf(StorageError);
    await expect(sessions().forget('a')).rejects.toBeInstanceOf(StorageError);
    await expect(redis.ping()).rejects.toThrow();

    server.restart();
    await expect
      .poll(
        () =>
          sessions()
            .load('a')
            .catch(() => 'away'),
        { timeout: 15_000 },
      )
      .toEqual(fullSession('a'));
    expect(await sessions().load('b')).toBeUndefined();
  });

  test('a server that does not answer any more acknowledges nothing', async () => {
    server.freeze();
    await expect(sessions().save(fullSession('a'))).rejects.toThrow('no answer within 300 ms');
    await server.stop();
  });
});

test('a server that is not there is a StorageError without the password', async () => {
  const opening = openRedisKeyv({ url: 'redis://:geheim@127.0.0.1:1', namespace: 'nobody' });
  await expect(opening).rejects.toBeInstanceOf(StorageError);
  await expect(opening).rejects.toThrow(/REDIS_URL: .*ECONNREFUSED/);
  await expect(opening).rejects.not.toThrow('geheim');
});
