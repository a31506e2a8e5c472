import { beforeAll, expect, test } from 'vitest';
import type { Assistant } from '../../src/assistant.ts';
import type { Journal } from '../../src/conversation/journal.ts';
import type { Session, SessionStore } from '../../src/conversation/session.ts';
import { loadAssistant, openConversation, tinyCity } from './conversation.ts';

let assistant: Assistant;
beforeAll(() => {
  assistant = loadAssistant(tinyCity);
}, 60_000);

const springDay = new Date('2020-03-01T09:00:00.000Z');
const open = (options: Parameters<typeof openConversation>[1] = {}) =>
  openConversation(assistant, { now: springDay, ...options });

const pause = () => new Promise((resolve) => setImmediate(resolve));

test('a repeated delivery is answered with the same reply, and done once', async () => {
  const { say, journal, saved } = open();
  const first = await say('등대지기 몇 명 뽑아요?', { id: 'same' });
  const second = await say('등대지기 몇 명 뽑아요?', { id: 'same' });
  expect(second).toEqual(first);
  expect(journal.turns).toHaveLength(1);
  expect(saved).toHaveLength(1);
});

test('after a restart, a repeated delivery gets the reply it got, whatever was said since', async () => {
  const before = open();
  const named = await before.say('등대지기 알려 주세요', { id: 'named' });
  const followUp = await before.say('그럼 몇 명 뽑아요?', { id: 'follow-up' });
  const after = open({ sessions: () => before.store });
  expect(await after.say('그럼 몇 명 뽑아요?', { id: 'follow-up' })).toEqual(followUp);
  expect(await after.say('등대지기 알려 주세요', { id: 'named' })).toEqual(named);
  expect(after.journal.turns).toEqual([]);
  await after.say('답이 틀렸어요', { id: 'wrong' });
  const later = open({ sessions: () => before.store });
  expect((await later.say('답이 틀렸어요', { id: 'wrong' })).outcome).toBe('recorded');
  expect(later.journal.feedback).toEqual([]);
});

test('delivered twice at the same time, it is done once too', async () => {
  const { say, journal } = open();
  const replies = await Promise.all([1, 2, 3].map(() => say('답이 틀렸어요', { id: 'same' })));
  expect(replies[1]).toEqual(replies[0]);
  expect(replies[2]).toEqual(replies[0]);
  expect(journal.feedback).toHaveLength(1);
});

test('the reply is kept over a following turn, and the same text with another id is a new turn', async () => {
  const { say, journal } = open();
  const first = await say('등대지기 몇 명 뽑아요?', { id: 'one' });
  await say('그물교실 정원이 몇 명이에요?', { id: 'two' });
  expect(await say('등대지기 몇 명 뽑아요?', { id: 'one' })).toEqual(first);
  await say('등대지기 몇 명 뽑아요?', { id: 'three' });
  expect(journal.turns).toHaveLength(3);
});

test('the same id of another person is another message', async () => {
  const { app, journal } = open();
  const message = { id: 'same', channel: 'web', text: '안녕' } as const;
  await app.handle({ ...message, conversation: 'web:a' });
  await app.handle({ ...message, conversation: 'web:b' });
  expect(journal.turns).toHaveLength(2);
});

test('twenty messages at once are handled one at a time, in order', async () => {
  const steps: string[] = [];
  const { say, held, journal } = open({
    sessions: (store): SessionStore => ({
      ...store,
      async load(conversation) {
        steps.push('load');
        await pause();
        return store.load(conversation);
      },
      async save(session) {
        await pause();
        await store.save(session);
        steps.push('save');
      },
    }),
  });
  const texts = Array.from({ length: 20 }, (_, number) => `등대지기 ${number + 1}번째 물음이에요`);
  const finished: string[] = [];
  await Promise.all(texts.map((text) => say(text).then(() => finished.push(text))));
  expect(finished).toEqual(texts);
  expect(journal.turns).toHaveLength(20);
  expect(steps).toEqual(texts.flatMap(() => ['load', 'save']));
  const [stored] = [...held.values()];
  const { history } = (JSON.parse(stored ?? '') as { value: Session }).value;
  expect(history.map(({ text }) => text)).toEqual(texts.slice(-history.length));
});

test('a follow-up sent before the answer came still knows its subject', async () => {
  const { say } = open();
  const [, second] = await Promise.all([say('등대지기 알려 주세요'), say('그럼 몇 명 뽑아요?')]);
  expect(second).toMatchObject({ outcome: 'answered', programs: ['lighthouse-work'] });
});

test('one person’s slow store keeps nobody else waiting', async () => {
  let release = () => {};
  const blocked = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { app } = open({
    sessions: (store): SessionStore => ({
      ...store,
      async load(conversation) {
        if (conversation === 'web:slow') await blocked;
        return store.load(conversation);
      },
    }),
  });
  const say = (conversation: string) => app.handle({ id: '1', channel: 'web', conversation, text: '안녕' });
  const slow = say('web:slow');
  expect((await say('web:quick')).outcome).toBe('answered');
  release();
  expect((await slow).outcome).toBe('answered');
});

const failing = async (): Promise<never> => {
  throw new Error('the disk is full');
};

test.each<[string, Parameters<typeof openConversation>[1]]>([
  ['the journal', { journal: (journal): Journal => ({ ...journal, recordTurn: failing }) }],
  ['loading the session', { sessions: (store): SessionStore => ({ ...store, load: failing }) }],
  ['saving the session', { sessions: (store): SessionStore => ({ ...store, save: failing }) }],
])(
  'when %s fails, the person gets a sentence and the operator is told, without the text',
  async (_, options) => {
    const { say, troubles } = open(options);
    const reply = await say('등대지기 몇 명 뽑아요?');
    expect(reply).toMatchObject({ outcome: 'failed', intent: null, citations: [], programs: [] });
    expect(reply.text).toMatch(/^죄송해요\..*다시 적어 주세요\.$/);
    expect(reply.choices.length).toBeGreaterThan(0);
    expect(troubles).toEqual(['turn: Error: the disk is full']);
  },
);

test('after a failure the next message is answered', async () => {
  let isBroken = true;
  const { say } = open({
    journal: (journal): Journal => ({
      ...journal,
      recordTurn: (record) => (isBroken ? failing() : journal.recordTurn(record)),
    }),
  });
  expect((await say('안녕')).outcome).toBe('failed');
  isBroken = false;
  expect((await say('등대지기 몇 명 뽑아요?')).outcome).toBe('answered');
});

test('a failing turn is over before the next one begins', async () => {
  const steps: string[] = [];
  const { say } = open({
    journal: (journal): Journal => ({ ...journal, recordTurn: failing }),
    sessions: (store): SessionStore => ({
      ...store,
      load(conversation) {
        steps.push('load');
        return store.load(conversation);
      },
      async save(session) {
        for (let turns = 0; turns < 5; turns++) await pause();
        await store.save(session);
        steps.push('save');
      },
    }),
  });
  await Promise.all([say('등대지기 알려 주세요'), say('그럼 몇 명 뽑아요?')]);
  await pause();
  expect(steps.slice(0, 3)).toEqual(['load', 'save', 'load']);
});

test('what could not be recorded is not called recorded', async () => {
  const { say, press } = open({
    journal: (journal): Journal => ({ ...journal, recordFeedback: failing }),
    sessions: (store): SessionStore => ({ ...store, forget: failing }),
  });
  expect((await say('답이 틀렸어요')).outcome).toBe('failed');
  expect((await press({ type: 'rate', helpful: true, turn: '1' })).outcome).toBe('failed');
  expect((await say('내 정보 지워 주세요')).outcome).toBe('failed');
});

test('of a turn that could not be saved nothing is held', async () => {
  const { say, held } = open({ sessions: (store): SessionStore => ({ ...store, save: failing }) });
  await say('등대지기 알려 주세요');
  expect([...held]).toEqual([]);
});

test('every turn is written down once, with its outcome, and its text only where it got no answer', async () => {
  const { say, journal } = open();
  await say('등대지기 몇 명 뽑아요?');
  await say('오늘 날씨 어때');
  expect(journal.turns).toMatchObject([
    {
      at: springDay,
      channel: 'web',
      intent: 'program-detail',
      outcome: 'answered',
      documents: ['lighthouse-work'],
    },
    {
      at: springDay,
      channel: 'web',
      intent: 'out-of-scope',
      outcome: 'refused',
      documents: [],
      question: '오늘 날씨 어때',
    },
  ]);
  expect(JSON.stringify(journal.turns)).not.toMatch(/뽑아요/);
});
