import { createSession, type Session } from '../../src/conversation/session.ts';

export const morning = new Date('2026-03-02T09:00:00.000Z');

/** A session with every field in use, and with characters that stores are known to trip over. */
export function fullSession(conversation: string, remark = '그럼 몇 명이에요?'): Session {
  return {
    ...createSession(conversation, morning),
    subject: ['program-a', '사업-나'],
    listed: ['사업-나'],
    period: '2026-03',
    language: 'en',
    pending: { type: 'feedback', turn: remark },
    history: [
      {
        at: morning.toISOString(),
        text: remark,
        intent: 'program-detail',
        outcome: 'answered',
        documents: ['program-a'],
      },
      {
        at: morning.toISOString(),
        text: ':base64:7J28 \0 \uD800 🙂 "\'\\',
        intent: null,
        outcome: 'not-stated',
        documents: [],
      },
    ],
    deliveries: [
      {
        id: 'message-0',
        premises: {
          typed: remark,
          pressed: { type: 'ask', about: ['program-a'] },
          asOf: '2026-03-02',
          subject: ['program-a'],
          listed: ['program-a', '사업-나'],
          aspects: ['headcount'],
          period: null,
          language: 'ko',
        },
      },
      {
        id: 'message-1',
        reply: {
          outcome: 'answered',
          intent: 'program-detail',
          confidence: 0.25,
          blocks: [{ type: 'text', text: '서른 명입니다.' }],
          citations: [],
          choices: [],
          programs: ['program-a'],
          entities: { district: '가동', ages: [19, 39] },
        },
      },
    ],
  };
}
