import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** Drizzle's handle, the same for the embedded and the server database. */
export type Database = PgDatabase<PgQueryResultHKT>;

export interface OpenedDatabase {
  database: Database;
  /** Waits for what is under way; a second call does nothing more. */
  close(): Promise<void>;
}
