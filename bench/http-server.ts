import { createServer as createBareServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { kakaoRoutes } from '../src/channels/kakao/routes.ts';
import type { App } from '../src/conversation/app.ts';
import type { Reply } from '../src/conversation/reply.ts';
import { createLogger } from '../src/server/logger.ts';
import { createServer } from '../src/server/server.ts';

const reply: Reply = {
  outcome: 'answered',
  intent: 'program-detail',
  confidence: 0.9,
  blocks: [
    { type: 'heading', text: '접수 기간' },
    { type: 'text', text: '2021년 3월 2일부터 3월 12일까지 주소지 행정복지센터에서 접수합니다.' },
    { type: 'notice', text: '2021년 3월 기준이에요. 지금은 다를 수 있어요.' },
    { type: 'phone', name: '일자리센터', number: '031-000-1234' },
  ],
  citations: [
    {
      source: 'notice',
      title: '모집 공고',
      publisher: '어느 시',
      published: '2021-03-02',
      url: null,
      asOf: '2021-03',
      passage: 'program#period',
      text: '접수 기간은 2021년 3월 2일부터 3월 12일까지다.',
    },
  ],
  choices: [
    { label: '신청 방법', payload: { type: 'ask', text: '신청 방법을 알려 주세요' } },
    { label: '자격 확인', payload: { type: 'ask', text: '자격이 되는지 알려 주세요' } },
  ],
  programs: [],
  entities: {},
};

/** The application behind the measured channel. The real one is plugged in here. */
async function createMeasuredApp(): Promise<App> {
  return { handle: async () => reply };
}

async function listenKakao(createApp: () => Promise<App>): Promise<number> {
  const server = await createServer({
    logger: createLogger({ level: 'info' }),
    trustProxy: false,
    ready: async () => true,
    routes: [kakaoRoutes({ app: await createApp() })],
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  return (server.server.address() as AddressInfo).port;
}

/** The least a Node server can do for the same request: read it, parse it, answer JSON. */
async function listenBare(): Promise<number> {
  const answer = JSON.stringify({
    version: '2.0',
    template: { outputs: [{ simpleText: { text: '안녕하세요.' } }] },
  });
  const server = createBareServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      JSON.parse(Buffer.concat(chunks).toString('utf8'));
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const port = process.argv[2] === 'kakao' ? await listenKakao(createMeasuredApp) : await listenBare();
process.send?.({ port });
process.on('disconnect', () => process.exit());
