import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Client, Pool } from 'pg';
import type { OpenedDatabase } from './database.ts';
import { migrationsFolder } from './migrations-folder.ts';
import { storageFailure } from './storage-error.ts';

/** Any fixed number; processes that start together take turns on it. */
const migrationLock = 7_202_611;
const connectionTimeoutMillis = 5_000;
const queryTimeoutMilliseconds = 10_000;

export async function openServerDatabase(url: string): Promise<OpenedDatabase> {
  await migrateServer(url);
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis,
    query_timeout: queryTimeoutMilliseconds,
  });
  // A connection that breaks while idle would otherwise end the process; the next query opens a new one.
  pool.on('error', () => {});

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= pool.end();
    return closing;
  };
  return { database: drizzle(pool), close };
}

async function migrateServer(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder });
  } catch (error) {
    throw storageFailure('open the database of DATABASE_URL', error);
  } finally {
    await client.end().catch(() => {});
  }
}
