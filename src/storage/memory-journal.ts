import type { ClarificationRecord, FeedbackRecord, TurnRecord } from '../conversation/journal.ts';
import type { BulkJournal } from './journal.ts';

export interface MemoryJournal extends BulkJournal {
  readonly turns: readonly TurnRecord[];
  readonly feedback: readonly FeedbackRecord[];
}

/** Keeps records for as long as the process lives. */
export function createMemoryJournal(): MemoryJournal {
  const turns: TurnRecord[] = [];
  const feedback: FeedbackRecord[] = [];
  const clarifications: ClarificationRecord[] = [];
  return {
    turns,
    feedback,
    async recordTurn(record) {
      turns.push(structuredClone(record));
    },
    async recordTurns(records) {
      turns.push(...structuredClone(records));
    },
    async recordFeedback(record) {
      feedback.push(structuredClone(record));
    },
    async recordClarification(record) {
      clarifications.push(structuredClone(record));
    },
    clarifications: async () => clarifications.map((record, index) => ({ id: index + 1, ...record })),
    async openQuestions(since) {
      return [
        ...turns.flatMap(({ at, question, outcome, documents }) =>
          question === null || at < since ? [] : [{ at, question, outcome, documents, isDownVote: false }],
        ),
        ...feedback.flatMap(({ at, kind, about }) =>
          kind !== 'wrong' || about === null || at < since ? [] : [{ at, ...about, isDownVote: true }],
        ),
      ];
    },
    async removeQuestions(before) {
      for (const turn of turns) if (turn.at < before) turn.question = null;
    },
  };
}
