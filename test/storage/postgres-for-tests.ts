import { Client } from 'pg';

const server = 'postgres://root@127.0.0.1:5432';
let count = 0;

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: `${server}/test`, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export const postgresAnswers = await administer('SELECT 1').then(
  () => true,
  () => false,
);

export const postgresName = postgresAnswers
  ? 'PostgreSQL'
  : `PostgreSQL (SKIPPED: nothing answers at ${server})`;

/** A database of its own, empty, gone after `drop`. */
export async function createTestDatabase() {
  count += 1;
  const name = `iljari_storage_${process.pid}_${count}`;
  await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await administer(`CREATE DATABASE ${name}`);
  return {
    url: `${server}/${name}`,
    drop: () => administer(`DROP DATABASE ${name} WITH (FORCE)`),
    breakConnections: () =>
      administer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`),
  };
}
