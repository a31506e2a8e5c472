import { asc, sql } from 'drizzle-orm';
import { type IntentId, intentIdSchema } from '../conversation/intent.ts';
import type { Journal, TurnRecord } from '../conversation/journal.ts';
import type { Database } from './database.ts';
import { clarifications, feedback, turns } from './schema.ts';
import { storageFailure } from './storage-error.ts';

/** A journal that takes many turns in one statement. */
export interface BulkJournal extends Journal {
  recordTurns(records: TurnRecord[]): Promise<void>;
}

/** Writes turns and feedback into the database; rejects with StorageError when it failed. */
export function createJournal({ database }: { database: Database }): BulkJournal {
  async function recordTurns(records: TurnRecord[]): Promise<void> {
    try {
      // As one parameter: drizzle's list of values costs more than the database itself.
      await database.execute(sql`
        INSERT INTO ${turns} (at, channel, intent, confidence, outcome, documents, milliseconds)
        SELECT at, channel, intent, confidence, outcome, documents, milliseconds
        FROM json_to_recordset(${JSON.stringify(records)}::json) AS record(at timestamptz, channel text, intent text,
          confidence double precision, outcome text, documents text[], milliseconds double precision)`);
    } catch (error) {
      throw storageFailure('record turns', error);
    }
  }

  return {
    recordTurns,
    recordTurn: (record) => recordTurns([record]),

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

    async recordClarification(record) {
      try {
        await database.insert(clarifications).values({ ...record, text: withoutNul(record.text) });
      } catch (error) {
        throw storageFailure('record a clarification', error);
      }
    },

    async clarifications() {
      try {
        const rows = await database.select().from(clarifications).orderBy(asc(clarifications.id));
        // An intent that has since been given up is of no use as a label.
        return rows.flatMap(({ chosen, offered, ...row }) => {
          const label = intentIdSchema.safeParse(chosen);
          if (!label.success) return [];
          return [{ ...row, chosen: label.data, offered: offered.filter(isIntentId) }];
        });
      } catch (error) {
        throw storageFailure('read clarifications', error);
      }
    },
  };
}

const isIntentId = (id: string): id is IntentId => intentIdSchema.safeParse(id).success;

/** PostgreSQL refuses a whole text for one NUL. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}
