import type { App } from '../../src/conversation/app.ts';
import type { IncomingMessage } from '../../src/conversation/message.ts';
import type { Reply } from '../../src/conversation/reply.ts';

export interface EchoApp extends App {
  /** Messages in the order of their arrival, repeated deliveries included. */
  received: IncomingMessage[];
  /** Messages that were worked on. */
  handled: IncomingMessage[];
}

/** Answers with every kind of block, and keeps the promise of every App: a message id is done once. */
export function createEchoApp(reply: (message: IncomingMessage) => Reply | Promise<Reply> = echo): EchoApp {
  const received: IncomingMessage[] = [];
  const handled: IncomingMessage[] = [];
  const kept = new Map<string, Promise<Reply>>();
  return {
    received,
    handled,
    async handle(message) {
      received.push(message);
      const key = `${message.conversation} ${message.id}`;
      const known = kept.get(key);
      if (known) return known;
      handled.push(message);
      const answer = Promise.resolve(reply(message));
      kept.set(key, answer);
      answer.catch(() => kept.delete(key));
      return answer;
    },
  };
}

export function createReply(parts: Partial<Reply> = {}): Reply {
  return {
    outcome: 'answered',
    intent: 'general-question',
    confidence: 0.9,
    blocks: [{ type: 'text', text: '안녕하세요.' }],
    citations: [],
    choices: [],
    programs: [],
    entities: {},
    ...parts,
  };
}

export function echo(message: IncomingMessage): Reply {
  return createReply({
    blocks: [
      { type: 'heading', text: '받은 메시지' },
      { type: 'text', text: message.text || `단추: ${message.payload?.type ?? '없음'}` },
      {
        type: 'list',
        items: [
          { title: '접수 기간', text: '3월 2일~3월 12일' },
          { title: '모집 인원', text: '100명' },
        ],
      },
      { type: 'notice', text: '2021년 3월 기준입니다.' },
      { type: 'phone', name: '일자리센터', number: '031-000-1234', note: '평일 9~18시' },
    ],
    citations: [
      {
        source: 'notice-1',
        title: '모집 공고',
        publisher: '어느 시',
        published: '2021-03-09',
        url: null,
        asOf: null,
        passage: 'program#fact',
        text: '3월 2일부터 3월 12일까지 100명을 모집한다.',
      },
    ],
    choices: [
      { label: '신청 방법', payload: { type: 'ask', text: '신청 방법을 알려 주세요' } },
      { label: '처음으로', payload: { type: 'command', command: 'restart' } },
    ],
  });
}
