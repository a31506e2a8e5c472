import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  ClarificationRecord,
  FeedbackRecord,
  Journal,
  TurnRecord,
} from '../../src/conversation/journal.ts';
import { morning } from './stored-samples.ts';

export interface JournalHarness {
  journal: Journal;
  readTurns(): Promise<unknown[]>;
  readFeedback(): Promise<unknown[]>;
  close(): Promise<void>;
}

const answered: TurnRecord = {
  at: morning,
  channel: 'kakao',
  intent: 'program-detail',
  confidence: 0.8125,
  outcome: 'answered',
  documents: ['program-a', '사업 "나", {다}'],
  milliseconds: 12.5,
};
const unknown: TurnRecord = { ...answered, intent: null, confidence: 0, outcome: 'clarified', documents: [] };

const complaint: FeedbackRecord = {
  at: morning,
  channel: 'web',
  kind: 'complaint',
  text: '전화번호가 틀려요 🙂',
  about: { question: '전화번호 알려 주세요', outcome: 'answered' },
};
const praise: FeedbackRecord = { ...complaint, kind: 'praise', text: "고마워요'; --", about: null };

/** What every journal must do. */
export function describeJournal(name: string, open: () => Promise<JournalHarness>, run = true): void {
  describe.skipIf(!run)(`journal in ${name}`, { timeout: 60_000 }, () => {
    let harness: JournalHarness;
    beforeAll(async () => {
      harness = await open();
    }, 60_000);
    afterAll(() => harness?.close());

    test('keeps turns in their order', async () => {
      await harness.journal.recordTurn(answered);
      await harness.journal.recordTurn(unknown);
      expect(await harness.readTurns()).toEqual([answered, unknown]);
    });

    test('keeps feedback, with and without what it is about', async () => {
      await harness.journal.recordFeedback(complaint);
      await harness.journal.recordFeedback(praise);
      expect(await harness.readFeedback()).toEqual([complaint, praise]);
    });

    test('takes text with a NUL', async () => {
      await harness.journal.recordFeedback({
        ...praise,
        text: 'a\0b',
        about: { question: '\0', outcome: '' },
      });
      expect(await harness.readFeedback()).toHaveLength(3);
    });

    test('keeps clarifications in their order, each with its number', async () => {
      const first: ClarificationRecord = {
        at: morning,
        text: '그거 되나요\0',
        offered: ['appointment', 'center-info'],
        chosen: 'center-info',
      };
      await harness.journal.recordClarification(first);
      await harness.journal.recordClarification({ ...first, text: "'; --", chosen: 'appointment' });
      const kept = await harness.journal.clarifications();
      expect(kept.map(({ id, text, ...record }) => record)).toEqual([
        { at: morning, offered: first.offered, chosen: 'center-info' },
        { at: morning, offered: first.offered, chosen: 'appointment' },
      ]);
      expect(kept.map(({ text }) => text.replace('\0', ''))).toEqual(['그거 되나요', "'; --"]);
      expect(new Set(kept.map(({ id }) => id)).size).toBe(2);
    });

    test('takes many records at once', async () => {
      const before = (await harness.readTurns()).length;
      await Promise.all(Array.from({ length: 40 }, () => harness.journal.recordTurn(answered)));
      expect(await harness.readTurns()).toHaveLength(before + 40);
    });
  });
}
