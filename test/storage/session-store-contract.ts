import type { Keyv } from 'keyv';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSessionStore } from '../../src/storage/session-store.ts';
import { fullSession, morning } from './stored-samples.ts';

const days = 30;
const oneDay = 24 * 60 * 60 * 1000;

export interface SessionHarness {
  keyv: Keyv;
  close(): Promise<void>;
}

const unreadable: [string, string][] = [
  ['text that is not JSON', '비밀 이야기'],
  ['JSON null', 'null'],
  ['JSON of another shape', '{"비밀":"이야기"}'],
  ['an envelope around nothing', '{"value":null}'],
  ['an unknown version', JSON.stringify({ value: { ...fullSession('case', '비밀'), version: 2 } })],
  ['a missing field', JSON.stringify({ value: { ...fullSession('case', '비밀'), history: undefined } })],
  ['a field from the future', JSON.stringify({ value: { ...fullSession('case', '비밀'), mood: '비밀' } })],
  ['the session of someone else', JSON.stringify({ value: fullSession('someone-else', '비밀') })],
];

/** What every place that keeps sessions must do. */
export function describeSessionStore(name: string, open: () => Promise<SessionHarness>, run = true): void {
  describe.skipIf(!run)(`sessions in ${name}`, { timeout: 60_000 }, () => {
    let harness: SessionHarness;
    let complaints: [string, Error][] = [];
    const onUnreadable = (conversation: string, error: Error) => complaints.push([conversation, error]);
    const store = () => createSessionStore({ keyv: harness.keyv, days, onUnreadable });

    beforeAll(async () => {
      harness = await open();
    }, 60_000);
    afterAll(() => harness?.close());
    afterEach(() => {
      vi.useRealTimers();
      complaints = [];
    });

    test('knows nothing of a new conversation', async () => {
      expect(await store().load('web:new')).toBeUndefined();
      expect(complaints).toEqual([]);
    });

    test('gives back exactly what was saved', async () => {
      const session = fullSession('web:1');
      await store().save(session);
      expect(await store().load('web:1')).toEqual(fullSession('web:1'));
    });

    test('keeps the latest save', async () => {
      await store().save(fullSession('web:2', '처음'));
      await store().save(fullSession('web:2', '나중'));
      expect(await store().load('web:2')).toEqual(fullSession('web:2', '나중'));
    });

    test('is not changed through an object it was given or gave', async () => {
      const given = fullSession('web:3');
      await store().save(given);
      given.subject.push('program-b');
      (await store().load('web:3'))?.subject.push('program-c');
      expect(await store().load('web:3')).toEqual(fullSession('web:3'));
    });

    test('forgets on request, also what it never knew', async () => {
      await store().save(fullSession('web:4'));
      await store().forget('web:4');
      await store().forget('web:never');
      expect(await store().load('web:4')).toBeUndefined();
    });

    test('keeps conversations with awkward names apart', async () => {
      const names = [
        'a',
        'a:',
        ':a',
        'sessions:a',
        'A',
        "'; --",
        '%',
        'a::b',
        '카카오:사용자',
        '가'.repeat(200),
      ];
      for (const conversation of names) await store().save(fullSession(conversation, conversation));
      for (const conversation of names) {
        expect(await store().load(conversation)).toEqual(fullSession(conversation, conversation));
      }
    });

    test('takes many conversations at once', async () => {
      const sessions = Array.from({ length: 60 }, (_, index) =>
        fullSession(`many:${index}`, `질문 ${index}`),
      );
      await Promise.all(sessions.map((session) => store().save(session)));
      const loaded = await Promise.all(sessions.map(({ conversation }) => store().load(conversation)));
      expect(loaded).toEqual(sessions);
    });

    test('ends with one whole session when one conversation is saved twice at once', async () => {
      const versions = ['하나', '둘', '셋'].map((remark) => fullSession('web:5', remark));
      await Promise.all(versions.map((session) => store().save(session)));
      expect(versions).toContainEqual(await store().load('web:5'));
    });

    test('forgets an idle conversation, and each save starts the days anew', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: morning });
      await store().save(fullSession('web:6'));
      vi.setSystemTime(morning.getTime() + days * oneDay - 1000);
      expect(await store().load('web:6')).toBeDefined();
      await store().save(fullSession('web:6'));
      vi.setSystemTime(morning.getTime() + (2 * days - 1) * oneDay);
      expect(await store().load('web:6')).toBeDefined();
      vi.setSystemTime(morning.getTime() + (2 * days + 1) * oneDay);
      expect(await store().load('web:6')).toBeUndefined();
    });

    test.each(unreadable)('reports %s, leaves it, and treats it as absent', async (_, text) => {
      await harness.keyv.store.set('case', text);
      expect(await store().load('case')).toBeUndefined();

      expect(complaints).toEqual([['case', expect.any(Error)]]);
      expect(complaints.map(([, error]) => error.message).join()).not.toMatch(/비밀|이야기/);
      expect(await harness.keyv.store.get('case')).toBe(text);

      await store().save(fullSession('case'));
      expect(await store().load('case')).toEqual(fullSession('case'));
    });

    test('lets the complaint stop the load, so that nothing unreported is overwritten', async () => {
      await harness.keyv.store.set('case', '비밀');
      const strict = createSessionStore({
        keyv: harness.keyv,
        days,
        onUnreadable: () => {
          throw new Error('could not be logged');
        },
      });
      await expect(strict.load('case')).rejects.toThrow('could not be logged');
    });
  });
}
