import type { ClarificationRecord, FeedbackRecord, Journal, TurnRecord } from '../conversation/journal.ts';

export interface MemoryJournal extends Journal {
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
    async recordFeedback(record) {
      feedback.push(structuredClone(record));
    },
    async recordClarification(record) {
      clarifications.push(structuredClone(record));
    },
    clarifications: async () => clarifications.map((record, index) => ({ id: index + 1, ...record })),
  };
}
