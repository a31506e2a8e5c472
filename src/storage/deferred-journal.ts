import type { Journal, TurnRecord } from '../conversation/journal.ts';
import type { BulkJournal } from './journal.ts';

/** Milliseconds for which turns are gathered: the most that is lost of them when the process is killed. */
const gatherFor = 200;

export interface DeferredJournal extends Journal {
  /** Writes what has been gathered. */
  flush(): Promise<void>;
}

/**
 * Writes turns in the background, many in one statement, so that no reply waits for its own statistics.
 * What a person said is written at once.
 */
export function createDeferredJournal({
  journal,
  onError,
}: {
  journal: BulkJournal;
  /** Told when gathered turns could not be written. */
  onError: (error: unknown) => void;
}): DeferredJournal {
  let gathered: TurnRecord[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const records = gathered;
    gathered = [];
    if (records.length > 0) writing = writing.then(() => journal.recordTurns(records)).catch(onError);
    return writing;
  }

  return {
    async recordTurn(record) {
      gathered.push(record);
      timer ??= setTimeout(flush, gatherFor);
    },
    recordFeedback: (record) => journal.recordFeedback(record),
    recordClarification: (record) => journal.recordClarification(record),
    clarifications: () => journal.clarifications(),
    openQuestions: (since) => journal.openQuestions(since),
    flush,
  };
}
