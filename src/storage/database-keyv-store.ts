import { eq, inArray, lt, sql } from 'drizzle-orm';
import type { KeyvStoreAdapter } from 'keyv';
import { createBatch } from './batch.ts';
import type { Database } from './database.ts';
import { sessions } from './schema.ts';

export interface DatabaseKeyvStore extends KeyvStoreAdapter {
  removeExpired(): Promise<void>;
}

/** Keyv's store on the table `sessions`. Every method throws what the database throws. */
export function createDatabaseKeyvStore({ database }: { database: Database }): DatabaseKeyvStore {
  const read = createBatch(async (keys: string[]) => {
    const rows = await database
      .select({ key: sessions.key, value: sessions.value })
      .from(sessions)
      .where(inArray(sessions.key, keys));
    const values = new Map(rows.map(({ key, value }) => [key, value]));
    return keys.map((key) => values.get(key));
  });

  const write = createBatch(async (rows: (typeof sessions.$inferInsert)[]) => {
    // One statement may touch a row once; of two saves of one session the later counts.
    const latest = new Map(rows.map((row) => [row.key, row]));
    await database
      .insert(sessions)
      .values([...latest.values()])
      .onConflictDoUpdate({
        target: sessions.key,
        set: { value: sql`excluded.value`, expires: sql`excluded.expires` },
      });
    return rows.map(() => true);
  });

  const store: DatabaseKeyvStore = {
    opts: {},
    // Nothing is ever emitted, since errors are thrown.
    on: () => store,

    // Keyv itself compares the expiry in the value with the clock.
    get: (key) => read(key) as Promise<never>,
    set: (key: string, value: string, ttl?: number) =>
      write({ key, value, expires: ttl === undefined ? null : new Date(Date.now() + ttl) }),
    async delete(key) {
      const deleted = await database
        .delete(sessions)
        .where(eq(sessions.key, key))
        .returning({ key: sessions.key });
      return deleted.length > 0;
    },
    async clear() {
      await database.delete(sessions);
    },
    async removeExpired() {
      await database.delete(sessions).where(lt(sessions.expires, new Date()));
    },
  };
  return store;
}
