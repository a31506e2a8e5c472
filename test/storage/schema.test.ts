import { getTableColumns, sql } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenedDatabase } from '../../src/storage/database.ts';
import { openEmbeddedDatabase } from '../../src/storage/embedded-database.ts';
import * as schema from '../../src/storage/schema.ts';

let opened: OpenedDatabase;
beforeAll(async () => {
  opened = await openEmbeddedDatabase(null);
}, 60_000);
afterAll(() => opened.close());

test.each(Object.values(schema))(
  'the migrations make the columns that the schema describes (%#)',
  async (table) => {
    const { name } = getTableConfig(table);
    const result = await opened.database.execute(sql`
    SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attnotnull AS required
    FROM pg_attribute WHERE attrelid = ${name}::regclass AND attnum > 0 AND NOT attisdropped`);
    const described = Object.values(getTableColumns(table)).map((column) => ({
      name: column.name,
      type: column.getSQLType(),
      required: column.notNull,
    }));
    expect((result as unknown as { rows: unknown[] }).rows).toEqual(described);
  },
);
