import { parentPort, workerData } from 'node:worker_threads';
import { openEmbeddedDatabase } from './embedded-database.ts';
import { createJournal } from './journal.ts';
import { StorageError, storageFailure } from './storage-error.ts';
import type { JournalAnswer, JournalRequest, NumberedRequest } from './threaded-journal.ts';

// The thread of `startJournalThread`: PGlite and nothing else.

const { dataDir } = workerData as { dataDir: string };
const opening = openEmbeddedDatabase(dataDir, { isHeld: true });
const journal = opening.then(createJournal);
// Whoever asks is told; until then nobody listens.
journal.catch(() => {});

async function perform(request: Exclude<JournalRequest, { type: 'close' }>): Promise<unknown> {
  const kept = await journal;
  switch (request.type) {
    case 'turns':
      return kept.recordTurns(request.records);
    case 'feedback':
      return kept.recordFeedback(request.record);
    case 'clarification':
      return kept.recordClarification(request.record);
    case 'clarifications':
      return kept.clarifications();
    case 'open-questions':
      return kept.openQuestions(request.since);
    case 'remove-questions':
      return kept.removeQuestions(request.before);
    case 'prepare':
      return void (await (await opening).database.execute('SELECT 1'));
  }
}

/** What could not be opened need not be closed. */
const close = () =>
  opening.then(
    (opened) => opened.close(),
    () => {},
  );

function failureOf(error: unknown): { message: string; code: string | undefined } {
  const { message, code } =
    error instanceof StorageError ? error : storageFailure('use the embedded database', error);
  return { message, code };
}

parentPort?.on('message', async ({ id, request }: NumberedRequest) => {
  const performed = request.type === 'close' ? close() : perform(request);
  const answer: JournalAnswer = await performed.then(
    (value) => ({ id, value }),
    (error: unknown) => ({ id, failure: failureOf(error) }),
  );
  parentPort?.postMessage(answer);
});
