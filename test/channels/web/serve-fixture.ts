import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { webRoutes } from '../../../src/channels/web/web-routes.ts';
import type { App } from '../../../src/conversation/app.ts';
import { testGreeting } from '../../fakes/greeting.ts';

/** The routes on a free port, with a stand-in for the built pages. */
export async function serveFixture(app: App, heartbeatMilliseconds = 15_000) {
  const pages = await mkdtemp(join(tmpdir(), 'pages-'));
  await mkdir(join(pages, 'assets'));
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>대화</title>');
  await writeFile(join(pages, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(pages, 'assets', 'index-abc123.js'), 'export {};');
  await writeFile(join(pages, 'secret.txt'), 'secret');

  const server = Fastify({ forceCloseConnections: true });
  await server.register(webRoutes({ app, pages, greeting: testGreeting, heartbeatMilliseconds }));
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  return {
    address,
    async close() {
      await server.close();
      await rm(pages, { recursive: true });
    },
  };
}
