import { Worker } from 'node:worker_threads';
import type { ClarificationRecord, FeedbackRecord, TurnRecord } from '../conversation/journal.ts';
import type { BulkJournal } from './journal.ts';
import { StorageError } from './storage-error.ts';

/** What the journal's thread is asked for. */
export type JournalRequest =
  | { type: 'turns'; records: TurnRecord[] }
  | { type: 'feedback'; record: FeedbackRecord }
  | { type: 'clarification'; record: ClarificationRecord }
  | { type: 'clarifications' }
  | { type: 'open-questions'; since: Date }
  | { type: 'remove-questions'; before: Date }
  /** Waits until the database is open, and tries it. */
  | { type: 'prepare' }
  | { type: 'close' };
export interface NumberedRequest {
  id: number;
  request: JournalRequest;
}
export type JournalAnswer =
  | { id: number; value: unknown }
  | { id: number; failure: { message: string; code: string | undefined } };

export interface ThreadedJournal extends BulkJournal {
  /** Rejects with StorageError when the database can't be opened or does not answer. */
  prepare(): Promise<void>;
  /** Waits for what is under way; a second call does nothing more. */
  close(): Promise<void>;
}

/**
 * A journal in PGlite on a thread of its own, which begins at the first use: PGlite works off a statement without
 * a pause, and on the serving thread everybody's message would wait for it. The caller holds the folder.
 */
export function createThreadedJournal(dataDir: string): ThreadedJournal {
  let thread: JournalThread | undefined;
  let isClosed = false;

  async function ask<Value>(request: JournalRequest): Promise<Value> {
    if (isClosed) throw new StorageError('the embedded database is closed');
    thread ??= startJournalThread(dataDir);
    return thread.ask(request) as Promise<Value>;
  }

  return {
    recordTurns: (records) => ask({ type: 'turns', records }),
    recordTurn: (record) => ask({ type: 'turns', records: [record] }),
    recordFeedback: (record) => ask({ type: 'feedback', record }),
    recordClarification: (record) => ask({ type: 'clarification', record }),
    clarifications: () => ask({ type: 'clarifications' }),
    openQuestions: (since) => ask({ type: 'open-questions', since }),
    removeQuestions: (before) => ask({ type: 'remove-questions', before }),
    prepare: () => ask({ type: 'prepare' }),
    async close() {
      isClosed = true;
      await thread?.close();
    },
  };
}

interface JournalThread {
  ask(request: JournalRequest): Promise<unknown>;
  close(): Promise<void>;
}

function startJournalThread(dataDir: string): JournalThread {
  const worker = new Worker(new URL('./journal-thread.ts', import.meta.url), { workerData: { dataDir } });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let count = 0;
  let ended: StorageError | undefined;

  function end(error: StorageError): void {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  }
  worker.on('message', (answer: JournalAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('failure' in answer) asked?.reject(new StorageError(answer.failure.message, answer.failure.code));
    else asked?.resolve(answer.value);
  });
  // The message of an error of PGlite's may quote what people wrote.
  worker.on('error', (error) => end(new StorageError(`the embedded database failed: ${error.name}`)));
  worker.on('exit', () => end(new StorageError('the embedded database is closed')));

  async function ask(request: JournalRequest): Promise<unknown> {
    if (ended !== undefined) throw ended;
    const asked = Promise.withResolvers<unknown>();
    count += 1;
    waiting.set(count, asked);
    worker.postMessage({ id: count, request } satisfies NumberedRequest);
    return asked.promise;
  }

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    try {
      await ask({ type: 'close' });
    } finally {
      await worker.terminate();
    }
  }
  return {
    ask,
    close() {
      closing ??= ended === undefined ? close() : Promise.resolve();
      return closing;
    },
  };
}
