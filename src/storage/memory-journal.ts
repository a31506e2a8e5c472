import type { FeedbackRecord, Journal, TurnRecord } from '../conversation/journal.ts';

export interface MemoryJournal extends Journal {
  readonly turns: readonly TurnRecord[];
  readonly feedback: readonly FeedbackRecord[];
}

/** Keeps records for as long as the process lives. */
export function createMemoryJournal(): MemoryJournal {
  const turns: TurnRecord[] = [];
  const feedback: FeedbackRecord[] = [];
  return {
    turns,
    feedback,
    async recordTurn(record) {
      turns.push(structuredClone(record));
    },
    async recordFeedback(record) {
      feedback.push(structuredClone(record));
    },
  };
}
