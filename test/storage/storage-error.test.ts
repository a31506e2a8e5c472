import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createDatabaseKeyvStore } from '../../src/storage/database-keyv-store.ts';
import { openEmbeddedDatabase } from '../../src/storage/embedded-database.ts';
import { createJournal } from '../../src/storage/journal.ts';
import { createSessionKeyv } from '../../src/storage/session-keyv.ts';
import { createSessionStore } from '../../src/storage/session-store.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { fullSession, morning } from './stored-samples.ts';

test('an error of the database carries nothing of what was to be stored', { timeout: 60_000 }, async () => {
  const { database, close } = await openEmbeddedDatabase(null);
  const keyv = createSessionKeyv({ store: createDatabaseKeyvStore({ database }) });
  const sessions = createSessionStore({ keyv, days: 30, onUnreadable: () => {} });
  const journal = createJournal({ database });
  await database.execute(sql`DROP TABLE sessions, turns, feedback`);

  const failures = await Promise.all(
    [
      sessions.save(fullSession('web:1', '비밀')),
      sessions.load('web:비밀'),
      journal.recordFeedback({ at: morning, channel: 'web', kind: 'wrong', text: '비밀', about: null }),
    ].map((attempt) => attempt.catch((error: unknown) => error)),
  );
  await close();

  for (const failure of failures) {
    expect(failure).toBeInstanceOf(StorageError);
    expect(failure).toHaveProperty('code', '42P01');
    expect(failure).not.toHaveProperty('cause');
    expect(JSON.stringify(failure) + String(failure) + (failure as Error).stack).not.toContain('비밀');
  }
});
