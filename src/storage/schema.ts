import { sql } from 'drizzle-orm';
import { bigint, doublePrecision, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const moment = () => timestamp({ withTimezone: true, mode: 'date' });
const rowNumber = () => bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

/**
 * Tables of the database. After a change, write the migration with
 * `npx drizzle-kit@0.31.11 generate --dialect postgresql --schema src/storage/schema.ts --out src/storage/migrations`;
 * a test holds tables and migrations equal.
 */
export const sessions = pgTable(
  'sessions',
  {
    key: text().primaryKey(),
    value: text().notNull(),
    expires: moment(),
  },
  (table) => [index('sessions_expires').on(table.expires)],
);

export const turns = pgTable(
  'turns',
  {
    id: rowNumber(),
    at: moment().notNull(),
    channel: text().notNull(),
    intent: text(),
    confidence: doublePrecision().notNull(),
    outcome: text().notNull(),
    documents: text().array().notNull(),
    milliseconds: doublePrecision().notNull(),
    question: text(),
  },
  (table) => [
    index('turns_at').on(table.at),
    // Few turns have one.
    index('turns_question_at').on(table.at).where(sql`${table.question} IS NOT NULL`),
  ],
);

export const clarifications = pgTable(
  'clarifications',
  {
    id: rowNumber(),
    at: moment().notNull(),
    text: text().notNull(),
    offered: text().array().notNull(),
    chosen: text().notNull(),
  },
  (table) => [index('clarifications_at').on(table.at)],
);

export const feedback = pgTable(
  'feedback',
  {
    id: rowNumber(),
    at: moment().notNull(),
    channel: text().notNull(),
    kind: text().notNull(),
    text: text().notNull(),
    aboutQuestion: text('about_question'),
    aboutOutcome: text('about_outcome'),
    aboutDocuments: text('about_documents').array(),
  },
  (table) => [index('feedback_at').on(table.at)],
);
