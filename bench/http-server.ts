import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createBareServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAssistant } from '../src/assistant.ts';
import { kakaoRoutes } from '../src/channels/kakao/routes.ts';
import { createLogger } from '../src/server/logger.ts';
import { createMetrics } from '../src/server/metrics.ts';
import { createServer } from '../src/server/server.ts';
import { openStorage } from '../src/storage/storage.ts';

interface Listening {
  port: number;
  /** Messages to send; none where any will do. */
  questions: string[];
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '..');

/** The application as `serve` builds it, with its default storage in a folder of its own. */
async function listenKakao(): Promise<Listening> {
  const assistant = createAssistant({ root, cacheFolder: join(root, '.data/cache'), staleAfterMonths: 6 });
  const folder = mkdtempSync(join(tmpdir(), 'iljari-bench-'));
  const storage = await openStorage(
    { DATA_DIR: folder, SESSION_DAYS: 30, QUESTION_DAYS: 180 },
    { onUnreadable: () => {} },
  );
  await storage.prepare();
  const metrics = createMetrics();
  const app = assistant.serve({
    sessions: storage.sessions,
    journal: metrics.watch(storage.journal),
    onError: (error) => {
      throw error;
    },
  });
  const server = await createServer({
    logger: createLogger({ level: 'info' }),
    trustProxy: false,
    metrics,
    ready: storage.ready,
    routes: [kakaoRoutes({ app })],
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  // What residents ask: each document by its name, with the ways of asking for its facts.
  const questions = [...assistant.knowledge.data.documents.values()].flatMap(({ name, facts }) =>
    facts.flatMap(({ asks }) => asks.slice(0, 1).map((ask) => `${name} ${ask}`)),
  );
  return {
    port: (server.server.address() as AddressInfo).port,
    questions,
    async close() {
      await server.close();
      await storage.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The least a Node server can do for the same request: read it, parse it, answer JSON. */
async function listenBare(): Promise<Listening> {
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
  return {
    port: (server.address() as AddressInfo).port,
    questions: [],
    close: async () => void server.close(),
  };
}

const { port, questions, close } = process.argv[2] === 'kakao' ? await listenKakao() : await listenBare();
process.send?.({ port, questions });
process.on('disconnect', () => close().then(() => process.exit()));
