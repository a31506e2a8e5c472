import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { OpenedDatabase } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { migrationsFolder } from './migrations-folder.ts';
import { StorageError, storageFailure } from './storage-error.ts';

const nothingToRelease = () => {};

/**
 * PGlite in `<dataDir>/database`. What it acknowledged survives the death of the process, but PGlite never
 * calls fsync: a power cut may cost the last seconds.
 */
export async function openEmbeddedDatabase(dataDir: string | null): Promise<OpenedDatabase> {
  let release = nothingToRelease;
  try {
    if (dataDir !== null) {
      // Only the owner may enter: the folder holds what people wrote.
      mkdirSync(dataDir, { recursive: true, mode: 0o700 });
      // PGlite lets two processes write one folder, and acknowledged rows are lost without a word.
      release = lockFolder(resolve(dataDir));
    }
    const client = await PGlite.create(dataDir === null ? 'memory://' : join(resolve(dataDir), 'database'));
    const database = drizzle(client);
    await migrate(database, { migrationsFolder });

    let closing: Promise<void> | undefined;
    const close = () => {
      closing ??= client.close().finally(release);
      return closing;
    };
    return { database, close };
  } catch (error) {
    release();
    if (error instanceof StorageError) throw error;
    throw storageFailure(`open the embedded database in ${dataDir ?? 'memory'}`, error);
  }
}
