import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Keyv } from 'keyv';
import { createBatch } from './batch.ts';
import { createSessionKeyv } from './session-keyv.ts';
import { storageFailure } from './storage-error.ts';

export interface EmbeddedSessions {
  keyv: Keyv;
  /** Deletes what has expired; until then Keyv still treats it as absent. */
  removeExpired(): Promise<void>;
  close(): void;
}

/**
 * Sessions in SQLite, `<dataDir>/sessions.sqlite`. What `set` acknowledged is with the operating system and
 * survives the death of the process; nothing waits for the disk, so a power cut may cost the last seconds.
 * Throws StorageError when the file can't be opened. The caller holds the folder for this process.
 */
export function openEmbeddedSessions(dataDir: string): EmbeddedSessions {
  let database: DatabaseSync | undefined;
  try {
    // Only the owner may enter: the folder holds what people wrote.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    database = new DatabaseSync(join(resolve(dataDir), 'sessions.sqlite'));
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA synchronous = NORMAL;
      PRAGMA wal_autocheckpoint = 8000;
      CREATE TABLE IF NOT EXISTS sessions (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER)`);
    return createEmbeddedSessions(database);
  } catch (error) {
    database?.close();
    throw storageFailure(`open the sessions in ${dataDir}`, error);
  }
}

function createEmbeddedSessions(database: DatabaseSync): EmbeddedSessions {
  const read = database.prepare('SELECT value FROM sessions WHERE key = ?');
  const write = database.prepare(
    `INSERT INTO sessions (key, value, expires) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires`,
  );
  const remove = database.prepare('DELETE FROM sessions WHERE key = ?');
  const removeAll = database.prepare('DELETE FROM sessions');
  const removeOlder = database.prepare('DELETE FROM sessions WHERE expires < ?');

  /** Changes in one transaction, each with its own result. */
  const change = createBatch(async (changes: (() => boolean)[]) => {
    database.exec('BEGIN');
    try {
      const results = changes.map((make) => make());
      database.exec('COMMIT');
      return results;
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  });

  const store = {
    opts: {},
    // Nothing is ever emitted, since errors are thrown.
    on: () => store,
    // Keyv itself compares the expiry in the value with the clock.
    get: async (key: string) => read.get(key)?.value as never,
    set: (key: string, value: string, ttl?: number) =>
      change(() => write.run(key, value, ttl === undefined ? null : Date.now() + ttl).changes > 0),
    delete: (key: string) => change(() => remove.run(key).changes > 0),
    async clear() {
      await change(() => removeAll.run().changes > 0);
    },
  };
  return {
    keyv: createSessionKeyv({ store }),
    async removeExpired() {
      removeOlder.run(Date.now());
    },
    close() {
      if (database.isOpen) database.close();
    },
  };
}
