import { expect, test } from 'vitest';
import type { Payload } from '../../src/conversation/choice.ts';
import type { Entities } from '../../src/conversation/entities.ts';
import type { IntentId } from '../../src/conversation/intent.ts';
import { createSession } from '../../src/conversation/session.ts';
import type { Turn } from '../../src/conversation/step.ts';
import { createRouter } from '../../src/understanding/route.ts';
import { noEntities } from './no-entities.ts';

interface Reading {
  text?: string;
  intent: IntentId;
  confidence: number;
  second?: IntentId;
  /** Names a program. */
  named?: boolean;
  /** What the turn before was about. */
  subject?: string[];
  otherCity?: { lookAlike: boolean; excluded: boolean };
  danger?: number;
  payload?: Payload;
}

function turnOf(reading: Reading): Turn {
  const { text = '이것은 스무 글자보다 조금 더 긴 물음입니다 정말로', intent, confidence, payload } = reading;
  const now = new Date('2020-03-01T00:00:00.000Z');
  const place = { start: 0, end: 1 };
  const entities: Entities = {
    ...noEntities,
    mentions: reading.named ? [{ ...place, document: 'lighthouse-work', name: '등대지기', score: 1 }] : [],
    otherCities:
      reading.otherCity === undefined ? [] : [{ ...place, name: '새바다시', ...reading.otherCity }],
  };
  return {
    message: {
      id: '1',
      channel: 'web',
      conversation: 'web:1',
      text,
      ...(payload === undefined ? {} : { payload }),
    },
    typed: text,
    text,
    session: { ...createSession('web:1', now), subject: reading.subject ?? [] },
    now,
    asOf: '2020-03-01',
    understanding: () => ({
      normalised: text,
      intent,
      variant: null,
      repairs: [],
      confidence,
      language: 'ko',
      alternatives: reading.second === undefined ? [] : [{ intent: reading.second, confidence: 0.1 }],
      crisis: { margin: reading.danger ?? -2, variant: 'danger' },
      entities,
    }),
  };
}

const router = createRouter({
  isDocument: (id) => id === 'lighthouse-work',
  evidence: () => 0,
  asksAspect: () => false,
});
const subject = ['lighthouse-work'];
const lookAlike = { lookAlike: true, excluded: false };

test.each<[string, Reading, IntentId | undefined]>([
  ['a sure reading', { intent: 'appointment', confidence: 0.9 }, 'appointment'],
  ['a fairly sure reading', { intent: 'appointment', confidence: 0.85 }, 'appointment'],
  ['wrong too often', { intent: 'appointment', confidence: 0.7 }, undefined],
  ['an unsure reading is asked back', { intent: 'appointment', confidence: 0.45 }, undefined],
  ['no idea', { intent: 'appointment', confidence: 0.1 }, undefined],
  [
    'a fairly sure question to the documents',
    { intent: 'general-question', confidence: 0.7 },
    'general-question',
  ],
  [
    'unsure between two questions to the documents',
    { intent: 'program-detail', confidence: 0.4, second: 'center-info' },
    undefined,
  ],
  [
    'unsure between the documents and something else',
    { intent: 'appointment', confidence: 0.4, second: 'center-info' },
    undefined,
  ],
  [
    'no idea, but a program is named',
    { intent: 'appointment', confidence: 0.1, named: true },
    'program-detail',
  ],
  ['a greeting that names a program', { intent: 'greeting', confidence: 0.5, named: true }, 'program-detail'],
  ['thanks that name a program', { intent: 'small-talk', confidence: 0.9, named: true }, 'small-talk'],
  [
    'a look-alike city',
    { intent: 'program-detail', confidence: 0.99, named: true, otherCity: lookAlike },
    'out-of-scope',
  ],
  [
    'a look-alike city ruled out',
    { intent: 'program-detail', confidence: 0.99, otherCity: { ...lookAlike, excluded: true } },
    'program-detail',
  ],
  [
    'a neighbour',
    { intent: 'program-detail', confidence: 0.99, otherCity: { lookAlike: false, excluded: false } },
    'program-detail',
  ],
  [
    'a short follow-up',
    { text: '몇 명 뽑나요', intent: 'small-talk', confidence: 0.5, subject },
    'program-detail',
  ],
  ['the same without a subject', { text: '몇 명 뽑나요', intent: 'small-talk', confidence: 0.5 }, undefined],
  [
    'a short follow-up of a sure other kind',
    { text: '고마워', intent: 'small-talk', confidence: 0.9, subject },
    'small-talk',
  ],
  [
    '«…은요?»',
    { text: '예순 넘은 사람은요?', intent: 'greeting', confidence: 0.9, subject },
    'program-detail',
  ],
  [
    'a button with its intent',
    {
      text: '',
      intent: 'greeting',
      confidence: 0.9,
      payload: { type: 'ask', text: '조건', intent: 'eligibility-check' },
    },
    'eligibility-check',
  ],
  [
    'a button about a document',
    { text: '', intent: 'greeting', confidence: 0.9, payload: { type: 'ask', text: '조건', about: subject } },
    'program-detail',
  ],
  [
    'a button about a document, read as a question to it',
    {
      text: '',
      intent: 'eligibility-check',
      confidence: 0.9,
      payload: { type: 'ask', text: '조건', about: subject },
    },
    'eligibility-check',
  ],
  [
    'a button about nothing known',
    {
      text: '',
      intent: 'greeting',
      confidence: 0.9,
      payload: { type: 'ask', text: '안녕', about: ['gone'] },
    },
    'greeting',
  ],
])('%s', (_, reading, intent) => {
  const read = router.readingOf(turnOf(reading));
  expect('intent' in read ? read.intent : undefined).toBe(intent);
});

test('small talk that the documents answer outright is answered from them, unless it is sure', () => {
  const informed = createRouter({ isDocument: () => false, evidence: () => 0.8, asksAspect: () => false });
  expect(informed.readingOf(turnOf({ intent: 'small-talk', confidence: 0.7 }))).toEqual({
    intent: 'general-question',
  });
  expect(informed.readingOf(turnOf({ intent: 'small-talk', confidence: 0.95 }))).toEqual({
    intent: 'small-talk',
  });
  expect(informed.readingOf(turnOf({ intent: 'appointment', confidence: 0.85 }))).toEqual({
    intent: 'appointment',
  });
  // A question to the documents that is unsure of its kind is answered where they have the answer.
  expect(informed.readingOf(turnOf({ intent: 'program-search', confidence: 0.4 }))).toEqual({
    intent: 'program-search',
  });
});

test.each([
  [0.5, true],
  [0.05, true],
  [-1, false],
])('a sign of danger of %d is a crisis: %s', (danger, isCrisis) => {
  expect(router.isCrisis(turnOf({ intent: 'small-talk', confidence: 0.9, danger }))).toBe(isCrisis);
});

test('a button is no cry for help', () => {
  const payload: Payload = { type: 'ask', text: '위기 상담 알려 주세요' };
  expect(router.isCrisis(turnOf({ intent: 'crisis', confidence: 0.9, danger: 1, payload }))).toBe(false);
});
