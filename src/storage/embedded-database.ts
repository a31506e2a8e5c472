import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { OpenedDatabase } from './database.ts';
import { holdFolder } from './folder-lock.ts';
import { migrationsFolder } from './migrations-folder.ts';
import { StorageError, storageFailure } from './storage-error.ts';

const nothingToRelease = () => {};

/**
 * PGlite in `<dataDir>/database`. What it acknowledged survives the death of the process, but PGlite never
 * calls fsync: a power cut may cost the last seconds. It takes about 5 s the first time and 1 s later. Null keeps
 * it in memory. Throws StorageError when it can't be opened or, unless the caller holds the folder itself
 * (`isHeld`), someone else does.
 */
export async function openEmbeddedDatabase(
  dataDir: string | null,
  { isHeld = false }: { isHeld?: boolean } = {},
): Promise<OpenedDatabase> {
  let release = nothingToRelease;
  try {
    // PGlite lets two processes write one folder, and acknowledged rows are lost without a word.
    if (dataDir !== null && !isHeld) release = holdFolder(resolve(dataDir));
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
