import type { TurnRecord } from '../conversation/journal.ts';
import type { WaitingTurns } from './session-file.ts';
import type { ThreadedJournal } from './threaded-journal.ts';

/** Milliseconds without a turn after which the waiting ones are moved: nobody's answer has to wait for it. */
const quietFor = 2_000;

/**
 * Turns alone do not open a database, which takes seconds and hundreds of megabytes: they wait in a file until
 * something else opens it, and from then on until nobody writes for a moment. A process killed between the move and
 * the removal leaves them to be moved once more. `onError` is told when they could not be moved; they wait on. Nor is
 * a database opened to remove old questions: there they go when something else opens it.
 */
export function createWaitingJournal({
  journal,
  waiting,
  onError,
}: {
  journal: ThreadedJournal;
  waiting: WaitingTurns;
  onError: (error: unknown) => void;
}): ThreadedJournal {
  let isOpen = false;
  let quiet: NodeJS.Timeout | undefined;
  let moving: Promise<void> | undefined;
  /** Questions of turns before it are due to go. */
  let removedBefore: Date | undefined;

  async function moveAll(): Promise<void> {
    for (let kept = waiting.oldest(); kept !== undefined; kept = waiting.oldest()) {
      await journal.recordTurns(kept.records);
      waiting.remove(kept.number);
    }
  }

  function move(): Promise<void> {
    moving ??= moveAll().finally(() => {
      moving = undefined;
    });
    return moving;
  }

  async function open(): Promise<void> {
    if (isOpen) return;
    await move();
    if (removedBefore !== undefined) await journal.removeQuestions(removedBefore);
    isOpen = true;
  }

  async function recordTurns(records: TurnRecord[]): Promise<void> {
    waiting.keep(records);
    if (!isOpen) return;
    clearTimeout(quiet);
    quiet = setTimeout(() => move().catch(onError), quietFor).unref();
  }

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
    async openQuestions(since) {
      await open();
      return journal.openQuestions(since);
    },
    async removeQuestions(before) {
      removedBefore = before;
      waiting.removeQuestions(before);
      if (isOpen) await journal.removeQuestions(before);
    },
    async prepare() {
      await journal.prepare();
      await open();
    },
    async close() {
      clearTimeout(quiet);
      if (isOpen) await move().catch(onError);
      await journal.close();
    },
  };
}
