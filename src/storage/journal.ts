import { sql } from 'drizzle-orm';
import type { Journal, TurnRecord } from '../conversation/journal.ts';
import { createBatch } from './batch.ts';
import type { Database } from './database.ts';
import { feedback, turns } from './schema.ts';
import { storageFailure } from './storage-error.ts';

/** Writes turns and feedback into the database; rejects with StorageError when it failed. */
export function createJournal({ database }: { database: Database }): Journal {
  const writeTurn = createBatch(async (records: TurnRecord[]) => {
    // As one parameter: drizzle's list of values costs more than the database itself.
    await database.execute(sql`
      INSERT INTO ${turns} (at, channel, intent, confidence, outcome, documents, milliseconds)
      SELECT at, channel, intent, confidence, outcome, documents, milliseconds
      FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS record(at timestamptz, channel text, intent text,
        confidence double precision, outcome text, documents text[], milliseconds double precision)`);
    return records;
  });

  return {
    async recordTurn(record) {
      try {
        await writeTurn(record);
      } catch (error) {
        throw storageFailure('record a turn', error);
      }
    },

    async recordFeedback({ at, channel, kind, text, about }) {
      const row = {
        at,
        channel,
        kind,
        text: withoutNul(text),
        aboutQuestion: about && withoutNul(about.question),
        aboutOutcome: about?.outcome ?? null,
      };
      try {
        await database.insert(feedback).values(row);
      } catch (error) {
        throw storageFailure('record feedback', error);
      }
    },
  };
}

/** PostgreSQL refuses a whole text for one NUL. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}
