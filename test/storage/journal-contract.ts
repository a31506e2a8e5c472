import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  ClarificationRecord,
  FeedbackRecord,
  OpenQuestion,
  TurnRecord,
} from '../../src/conversation/journal.ts';
import type { BulkJournal } from '../../src/storage/journal.ts';
import { morning } from './stored-samples.ts';

export interface JournalHarness {
  journal: BulkJournal;
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
  question: null,
};
const unknown: TurnRecord = { ...answered, intent: null, confidence: 0, outcome: 'clarified', documents: [] };
const notStated: TurnRecord = {
  ...answered,
  outcome: 'not-stated',
  documents: ['program-a'],
  question: '얼마를 줘요? \'; -- "{🙂}',
};

const complaint: FeedbackRecord = {
  at: morning,
  channel: 'web',
  kind: 'complaint',
  text: '전화번호가 틀려요 🙂',
  about: { question: '전화번호 알려 주세요', outcome: 'answered', documents: ['program-a', '나, {다}'] },
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
        about: { question: '\0', outcome: '', documents: [] },
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

    test('gives back open questions since a moment: of turns, and of answers called wrong', async () => {
      const { journal } = harness;
      const day = (date: number) => new Date(Date.UTC(2027, 0, date));
      await journal.recordTurn({ ...notStated, at: day(1) });
      await journal.recordTurn({ ...notStated, at: day(3) });
      await journal.recordTurn({ ...answered, at: day(3) });
      for (const kind of ['wrong', 'remark', 'praise', 'complaint'] as const)
        await journal.recordFeedback({ ...complaint, kind, at: day(4) });
      await journal.recordFeedback({ ...complaint, kind: 'wrong', about: null, at: day(4) });

      const asked = {
        at: day(3),
        question: notStated.question,
        outcome: 'not-stated',
        documents: ['program-a'],
        isDownVote: false,
      };
      const calledWrong = { ...complaint.about, at: day(4), isDownVote: true };
      const inOrder = (questions: OpenQuestion[]) =>
        questions.toSorted((left, right) => left.at.getTime() - right.at.getTime());
      expect(inOrder(await journal.openQuestions(day(3)))).toEqual([asked, calledWrong]);
      expect(inOrder(await journal.openQuestions(day(1)))).toEqual([
        { ...asked, at: day(1) },
        asked,
        calledWrong,
      ]);
      expect(await journal.openQuestions(day(5))).toEqual([]);
    });

    test('a question that a database refuses costs no other turn its row', async () => {
      const at = new Date('2028-01-01T00:00:00.000Z');
      const turns = ['a\0b', '\uD83D', '말'].map((question) => ({ ...notStated, at, question }));
      await harness.journal.recordTurns(turns);
      expect(await harness.journal.openQuestions(at)).toHaveLength(3);
    });

    test('forgets the questions of old turns, and nothing else', async () => {
      const { journal } = harness;
      const [old, young] = [new Date('2029-01-01T00:00:00.000Z'), new Date('2029-01-02T00:00:00.000Z')];
      await journal.recordTurns([old, young].map((at) => ({ ...notStated, at })));
      const before = await harness.readTurns();
      await journal.removeQuestions(young);
      expect(await journal.openQuestions(new Date(0))).toEqual([
        expect.objectContaining({ at: young }),
        expect.objectContaining({ isDownVote: true }),
      ]);
      const after = await harness.readTurns();
      const withoutQuestions = (turns: unknown[]) =>
        turns.map((turn) => ({ ...(turn as TurnRecord), question: null }));
      expect(withoutQuestions(after)).toEqual(withoutQuestions(before));
      expect(after.at(-1)).toEqual(before.at(-1));
    });

    test('takes many records at once', async () => {
      const before = (await harness.readTurns()).length;
      await Promise.all(Array.from({ length: 40 }, () => harness.journal.recordTurn(answered)));
      expect(await harness.readTurns()).toHaveLength(before + 40);
    });
  });
}
