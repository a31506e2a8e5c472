import { eq, lt, sql } from 'drizzle-orm';
import type { KeyvStoreAdapter } from 'keyv';
import type { Database } from './database.ts';
import { sessions } from './schema.ts';

export interface DatabaseKeyvStore extends KeyvStoreAdapter {
  removeExpired(): Promise<void>;
}

/** Keyv's store on the table `sessions`. Every method throws what the database throws. */
export function createDatabaseKeyvStore({ database }: { database: Database }): DatabaseKeyvStore {
  const store: DatabaseKeyvStore = {
    opts: {},
    // Nothing is ever emitted, since errors are thrown.
    on: () => store,

    // Keyv itself compares the expiry in the value with the clock.
    async get(key) {
      const [row] = await database
        .select({ value: sessions.value })
        .from(sessions)
        .where(eq(sessions.key, key));
      return row?.value as never;
    },
    async set(key: string, value: string, ttl?: number) {
      const expires = ttl === undefined ? null : new Date(Date.now() + ttl);
      await database
        .insert(sessions)
        .values({ key, value, expires })
        .onConflictDoUpdate({
          target: sessions.key,
          set: { value: sql`excluded.value`, expires: sql`excluded.expires` },
        });
      return true;
    },
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
