import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TurnRecord } from '../../src/conversation/journal.ts';
import { createDeferredJournal } from '../../src/storage/deferred-journal.ts';
import { createMemoryJournal } from '../../src/storage/memory-journal.ts';
import { morning } from './stored-samples.ts';

const turn: TurnRecord = {
  at: morning,
  channel: 'web',
  intent: 'greeting',
  confidence: 1,
  outcome: 'answered',
  documents: [],
  milliseconds: 1,
  question: null,
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('writes turns after a moment, in their order, and feedback at once', async () => {
  const journal = createMemoryJournal();
  const deferred = createDeferredJournal({ journal, onError: () => expect.unreachable() });
  await deferred.recordTurn(turn);
  await deferred.recordTurn({ ...turn, milliseconds: 2 });
  await deferred.recordFeedback({ at: morning, channel: 'web', kind: 'praise', text: '좋아요', about: null });
  expect(journal.turns).toEqual([]);
  expect(journal.feedback).toHaveLength(1);

  await vi.advanceTimersByTimeAsync(250);
  expect(journal.turns.map(({ milliseconds }) => milliseconds)).toEqual([1, 2]);
});

test('leaves nothing behind when it is flushed', async () => {
  const journal = createMemoryJournal();
  const deferred = createDeferredJournal({ journal, onError: () => expect.unreachable() });
  await deferred.recordTurn(turn);
  await deferred.flush();
  expect(journal.turns).toHaveLength(1);
});

test('tells of turns that could not be written, and goes on', async () => {
  const journal = createMemoryJournal();
  const errors: unknown[] = [];
  let isDown = true;
  const deferred = createDeferredJournal({
    journal: {
      ...journal,
      recordTurns: (records) =>
        isDown ? Promise.reject(new Error('disk full')) : journal.recordTurns(records),
    },
    onError: (error) => errors.push(error),
  });
  await deferred.recordTurn(turn);
  await deferred.flush();
  isDown = false;
  await deferred.recordTurn(turn);
  await deferred.flush();
  expect(errors).toEqual([new Error('disk full')]);
  expect(journal.turns).toHaveLength(1);
});
