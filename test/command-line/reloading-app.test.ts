import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { createReloadingApp } from '../../src/command-line/reloading-app.ts';
import type { App } from '../../src/conversation/app.ts';
import { openMemoryStorage } from '../../src/storage/memory-storage.ts';
import { copyTinyCity, edit } from '../knowledge/tiny-city.ts';

const statement = '2020년 그물 손질 교실의 정원은 8명이에요.';
const file = 'knowledge/programs/net-class.md';
const until = { timeout: 20_000, interval: 50 };

function openReloading() {
  const root = copyTinyCity();
  const { sessions, journal } = openMemoryStorage({ onUnreadable() {} });
  const load = (): App =>
    createAssistant({ root, cacheFolder: join(root, 'cache'), staleAfterMonths: 6 }).serve({
      sessions,
      journal,
      now: () => new Date('2020-03-01T09:00:00.000Z'),
      onError(error) {
        throw error;
      },
    });
  const events: string[] = [];
  const app = createReloadingApp({
    app: load(),
    folders: [join(root, 'knowledge')],
    rebuild: async () => load(),
    onReload: () => events.push('reloaded'),
    onFault: (error) => events.push(error instanceof Error ? error.message : 'fault'),
  });
  onTestFinished(() => app.close());
  let turn = 0;
  const say = async (text: string) => {
    const reply = await app.handle({ id: String(turn++), channel: 'web', conversation: 'web:one', text });
    return JSON.stringify(reply);
  };
  return { root, say, events };
}

test('a changed fact is told without a new start, in the middle of a conversation', async () => {
  const { root, say, events } = openReloading();
  expect(await say('그물교실 정원이 몇 명이에요?')).toContain(statement);
  edit(root, file, statement, statement.replace('8명', '9명'));
  edit(root, file, 'value: 8', 'value: 9');
  await vi.waitFor(() => expect(events).toEqual(['reloaded']), until);
  // The subject comes from the turn before.
  expect(await say('그럼 몇 명이에요?')).toContain('9명');
}, 60_000);

test('a faulty file leaves the data before in use and is reported, until it is repaired', async () => {
  const { root, say, events } = openReloading();
  edit(root, file, 'aspect: headcount', 'aspect: weather');
  await vi.waitFor(() => expect(events).toHaveLength(1), until);
  expect(events[0]).toMatch(/^knowledge\/programs\/net-class\.md:\d+ /);
  expect(await say('그물교실 정원이 몇 명이에요?')).toContain(statement);
  edit(root, file, 'aspect: weather', 'aspect: headcount');
  await vi.waitFor(() => expect(events.at(-1)).toBe('reloaded'), until);
  expect(await say('그물교실 정원이 몇 명이에요?')).toContain(statement);
}, 60_000);

test('a message that comes during a change waits for those before it', async () => {
  const root = copyTinyCity();
  const answered: string[] = [];
  const reply = { outcome: 'answered' } as Awaited<ReturnType<App['handle']>>;
  const release = Promise.withResolvers<void>();
  const slow: App = {
    async handle() {
      await release.promise;
      answered.push('old');
      return reply;
    },
  };
  const fast: App = {
    async handle() {
      answered.push('new');
      return reply;
    },
  };
  const reloaded = vi.fn();
  const app = createReloadingApp({
    app: slow,
    folders: [join(root, 'knowledge')],
    rebuild: async () => fast,
    onReload: reloaded,
    onFault() {},
  });
  onTestFinished(() => app.close());
  const message = { id: '1', channel: 'web', conversation: 'web:one', text: '안녕' } as const;
  const first = app.handle(message);
  edit(root, file, statement, `${statement} `);
  await vi.waitFor(() => expect(reloaded).toHaveBeenCalled(), until);
  const second = app.handle({ ...message, id: '2' });
  release.resolve();
  await Promise.all([first, second]);
  expect(answered).toEqual(['old', 'new']);
}, 60_000);
