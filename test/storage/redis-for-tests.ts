import { createClient } from '@keyv/redis';
import { openRedisKeyv } from '../../src/storage/redis-keyv.ts';

export const redisUrl = 'redis://127.0.0.1:6379';
export const redisNamespace = `iljari-storage-test-${process.pid}`;

export const redisAnswers = await openRedisKeyv({ url: redisUrl, namespace: redisNamespace }).then(
  async (redis) => {
    await redis.close();
    return true;
  },
  () => false,
);

export const redisName = redisAnswers ? 'Redis' : `Redis (SKIPPED: nothing answers at ${redisUrl})`;

export async function removeTestKeys(): Promise<void> {
  const client = createClient({ url: redisUrl });
  await client.connect();
  const keys = await client.keys(`${redisNamespace}*`);
  if (keys.length > 0) await client.del(keys);
  await client.close();
}
