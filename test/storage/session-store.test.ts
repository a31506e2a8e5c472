import { Keyv } from 'keyv';
import { expect, test } from 'vitest';
import { createSessionKeyv } from '../../src/storage/session-keyv.ts';
import { createSessionStore } from '../../src/storage/session-store.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { createFailingKeyvStore } from '../fakes/failing-keyv-store.ts';
import { fullSession } from './stored-samples.ts';

const onUnreadable = () => {
  throw new Error('a failing store is not an unreadable session');
};

function storeThat(end: () => Promise<boolean>) {
  const keyv = createSessionKeyv({ store: createFailingKeyvStore(end) });
  return createSessionStore({ keyv, days: 30, deadline: 30, onUnreadable });
}

test.each([
  ['fails', () => Promise.reject(new Error('disk full')), 'disk full'],
  ['never answers', () => new Promise<boolean>(() => {}), 'no answer within 30 ms'],
])('a store that %s rejects load, save and forget', async (_, end, message) => {
  const store = storeThat(end);
  for (const attempt of [
    () => store.load('a'),
    () => store.save(fullSession('a')),
    () => store.forget('a'),
  ]) {
    const failure = await attempt().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageError);
    expect(failure).toHaveProperty('message', expect.stringContaining(message));
  }
});

test('a store that refuses a save rejects it', async () => {
  await expect(storeThat(async () => false).save(fullSession('a'))).rejects.toBeInstanceOf(StorageError);
});

test('a Keyv left on its default, which swallows errors, still does not acknowledge a save', async () => {
  const keyv = new Keyv({ store: createFailingKeyvStore(() => Promise.reject(new Error('disk full'))) });
  const store = createSessionStore({ keyv, days: 30, onUnreadable });
  await expect(store.save(fullSession('a'))).rejects.toBeInstanceOf(StorageError);
});
