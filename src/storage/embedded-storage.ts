import { resolve } from 'node:path';
import type { Keyv } from 'keyv';
import { createBatch } from './batch.ts';
import { holdFolder } from './folder-lock.ts';
import type { BulkJournal } from './journal.ts';
import { openSessionFile, type SessionCall, type SessionFile } from './session-file.ts';
import { createSessionKeyv } from './session-keyv.ts';
import { StorageError, storageFailure } from './storage-error.ts';
import { createThreadedJournal } from './threaded-journal.ts';
import { createWaitingJournal } from './waiting-journal.ts';

export interface EmbeddedStorage {
  keyv: Keyv;
  journal: BulkJournal;
  /** Deletes sessions that have expired; until then Keyv still treats them as absent. */
  removeExpired(): Promise<void>;
  /** Opens what would be opened at its first use; rejects with StorageError when it can't be or does not answer. */
  prepare(): Promise<void>;
  /** Waits for what is under way; a second call does nothing more. */
  close(): Promise<void>;
}

/**
 * Sessions in SQLite and the journal in PGlite, in a folder of this process alone. Throws StorageError when the
 * folder can't be used or someone else holds it. `onJournalError` is told of turns that could not be moved into the
 * database and wait on.
 */
export function openEmbeddedStorage(
  dataDir: string,
  { onJournalError = () => {} }: { onJournalError?: (error: unknown) => void } = {},
): EmbeddedStorage {
  const release = hold(dataDir);
  let file: SessionFile;
  try {
    file = openSessionFile(dataDir);
  } catch (error) {
    release();
    throw error;
  }
  const journal = createWaitingJournal({
    journal: createThreadedJournal(dataDir),
    waiting: file.waitingTurns,
    onError: onJournalError,
  });
  let isClosed = false;
  let closing: Promise<void> | undefined;

  const change = createBatch(async (calls: SessionCall[]) => {
    if (isClosed) throw new StorageError('the embedded storage is closed');
    return file.run(calls);
  });
  const store = {
    opts: {},
    // Nothing is ever emitted, since errors are thrown.
    on: () => store,
    // Keyv itself compares the expiry in the value with the clock.
    get: (key: string) => change({ type: 'get', key }) as Promise<never>,
    set: (key: string, value: string, ttl?: number) =>
      change({
        type: 'set',
        key,
        value,
        expires: ttl === undefined ? null : Date.now() + ttl,
      }) as Promise<boolean>,
    delete: (key: string) => change({ type: 'delete', key }) as Promise<boolean>,
    async clear() {
      await change({ type: 'clear' });
    },
  };

  async function close(): Promise<void> {
    isClosed = true;
    try {
      await journal.close();
    } finally {
      file.close();
      release();
    }
  }
  return {
    keyv: createSessionKeyv({ store }),
    journal,
    async removeExpired() {
      await change({ type: 'remove-expired', now: Date.now() });
    },
    prepare: journal.prepare,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

function hold(dataDir: string): () => void {
  try {
    return holdFolder(resolve(dataDir));
  } catch (error) {
    throw error instanceof StorageError
      ? error
      : storageFailure(`open the embedded database in ${dataDir}`, error);
  }
}
