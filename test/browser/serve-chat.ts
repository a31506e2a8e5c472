import Fastify from 'fastify';
import { webRoutes } from '../../src/channels/web/web-routes.ts';
import { createFakeChatApp, type FakeChatApp } from '../fakes/chat-app.ts';
import { testGreeting } from '../fakes/greeting.ts';

export interface ChatServer {
  app: FakeChatApp;
  address: string;
  close(): Promise<void>;
}

/** The built page and its API on a free port, answered by the fake application. */
export async function serveChat({ delayMilliseconds = 0, port = 0 } = {}): Promise<ChatServer> {
  const app = createFakeChatApp({ delayMilliseconds });
  const server = Fastify({ forceCloseConnections: true });
  await server.register(
    webRoutes({ app, pages: new URL('../../dist/web', import.meta.url).pathname, greeting: testGreeting }),
  );
  const address = await server.listen({ port, host: '127.0.0.1' });
  return { app, address, close: () => server.close() };
}
