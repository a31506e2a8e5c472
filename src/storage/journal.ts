import { and, asc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import { type IntentId, intentIdSchema } from '../conversation/intent.ts';
import type { Journal, OpenQuestion, TurnRecord } from '../conversation/journal.ts';
import type { Database } from './database.ts';
import { clarifications, feedback, turns } from './schema.ts';
import { storageFailure } from './storage-error.ts';

/** A journal that takes many turns in one statement, and forgets what was asked in old ones. */
export interface BulkJournal extends Journal {
  recordTurns(records: TurnRecord[]): Promise<void>;
  /** Of turns before that moment no question is kept any longer; the rest of them stays. */
  removeQuestions(before: Date): Promise<void>;
}

/** Writes turns and feedback into the database; rejects with StorageError when it failed. */
export function createJournal({ database }: { database: Database }): BulkJournal {
  async function recordTurns(records: TurnRecord[]): Promise<void> {
    // One text that the database refuses would cost the others their rows.
    const rows = records.map(({ question, ...record }) => ({
      ...record,
      question: question && withoutNul(question).toWellFormed(),
    }));
    try {
      // As one parameter: drizzle's list of values costs more than the database itself.
      await database.execute(sql`
        INSERT INTO ${turns} (at, channel, intent, confidence, outcome, documents, milliseconds, question)
        SELECT at, channel, intent, confidence, outcome, documents, milliseconds, question
        FROM json_to_recordset(${JSON.stringify(rows)}::json) AS record(at timestamptz, channel text, intent text,
          confidence double precision, outcome text, documents text[], milliseconds double precision, question text)`);
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
        aboutDocuments: about?.documents ?? null,
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

    async openQuestions(since) {
      try {
        const unanswered = await database
          .select({
            at: turns.at,
            question: turns.question,
            outcome: turns.outcome,
            documents: turns.documents,
          })
          .from(turns)
          .where(and(isNotNull(turns.question), gte(turns.at, since)));
        const calledWrong = await database
          .select({
            at: feedback.at,
            question: feedback.aboutQuestion,
            outcome: feedback.aboutOutcome,
            documents: feedback.aboutDocuments,
          })
          .from(feedback)
          .where(
            and(
              eq(feedback.kind, 'wrong'),
              isNotNull(feedback.aboutQuestion),
              isNotNull(feedback.aboutOutcome),
              gte(feedback.at, since),
            ),
          );
        return [
          ...unanswered.map((row) => ({ ...row, isDownVote: false })),
          // Feedback of before they were kept tells of no documents.
          ...calledWrong.map((row) => ({ ...row, documents: row.documents ?? [], isDownVote: true })),
        ] as OpenQuestion[];
      } catch (error) {
        throw storageFailure('read open questions', error);
      }
    },

    async removeQuestions(before) {
      try {
        await database
          .update(turns)
          .set({ question: null })
          .where(and(isNotNull(turns.question), lt(turns.at, before)));
      } catch (error) {
        throw storageFailure('remove old questions', error);
      }
    },
  };
}

const isIntentId = (id: string): id is IntentId => intentIdSchema.safeParse(id).success;

/** PostgreSQL refuses a whole text for one NUL. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}
