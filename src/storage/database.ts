import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { openEmbeddedDatabase } from './embedded-database.ts';
import { openServerDatabase } from './server-database.ts';

/** Drizzle's handle, the same for the embedded and the server database. */
export type Database = PgDatabase<PgQueryResultHKT>;

export interface OpenedDatabase {
  database: Database;
  /** Waits for what is under way; a second call does nothing more. */
  close(): Promise<void>;
}

export interface DatabaseLocation {
  /** A PostgreSQL server; without it the embedded database is used. */
  url?: string | undefined;
  /** Folder of the embedded database; null keeps it in memory. */
  dataDir: string | null;
}

/**
 * Opens the database and brings its tables up to date. The embedded one takes about 5 s the first time
 * and 1 s later. Throws StorageError when it can't be opened or another process holds the folder.
 */
export function openDatabase({ url, dataDir }: DatabaseLocation): Promise<OpenedDatabase> {
  return url === undefined ? openEmbeddedDatabase(dataDir) : openServerDatabase(url);
}
