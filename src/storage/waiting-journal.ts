import type { TurnRecord } from '../conversation/journal.ts';
import type { WaitingTurns } from './session-file.ts';
import type { ThreadedJournal } from './threaded-journal.ts';

/**
 * Turns alone do not open a database, which takes seconds and hundreds of megabytes: they wait in a file until
 * something else opens it. A process killed between the move and the removal leaves them to be moved once more.
 */
export function createWaitingJournal({
  journal,
  waiting,
}: {
  journal: ThreadedJournal;
  waiting: WaitingTurns;
}): ThreadedJournal {
  let isOpen = false;
  let moving: Promise<void> | undefined;

  async function move(): Promise<void> {
    for (;;) {
      const { records, last } = waiting.read();
      if (records.length === 0) break;
      await journal.recordTurns(records);
      waiting.removeUpTo(last);
    }
    // At once with the look that found none, so that none is left behind.
    isOpen = true;
  }

  function open(): Promise<void> {
    moving ??= move().catch((error: unknown) => {
      moving = undefined;
      throw error;
    });
    return moving;
  }

  const recordTurns = async (records: TurnRecord[]) =>
    isOpen ? journal.recordTurns(records) : waiting.keep(records);

  return {
    recordTurns,
    recordTurn: (record) => recordTurns([record]),
    async recordFeedback(record) {
      await open();
      await journal.recordFeedback(record);
    },
    async recordClarification(record) {
      await open();
      await journal.recordClarification(record);
    },
    async clarifications() {
      await open();
      return journal.clarifications();
    },
    async prepare() {
      await journal.prepare();
      await open();
    },
    close: () => journal.close(),
  };
}
