import type { FastifyInstance } from 'fastify';
import { kakaoRoutes } from '../../../src/channels/kakao/routes.ts';
import type { App } from '../../../src/conversation/app.ts';
import { createLogger } from '../../../src/server/logger.ts';
import { createServer } from '../../../src/server/server.ts';

export interface SkillServerOptions {
  app: App;
  secret?: string;
  deadline?: number;
  trustProxy?: boolean;
  onLog?: (line: string) => void;
}

/** The real server with nothing but the skill. */
export function createSkillServer({
  app,
  trustProxy = false,
  onLog,
  ...kakao
}: SkillServerOptions): Promise<FastifyInstance> {
  return createServer({
    logger: createLogger({ level: onLog ? 'info' : 'silent', destination: { write: onLog ?? (() => {}) } }),
    trustProxy,
    ready: async () => true,
    routes: [kakaoRoutes({ app, ...kakao })],
  });
}

export function postSkill(
  server: FastifyInstance,
  body: unknown,
  headers: Record<string, string> = {},
  remoteAddress = '127.0.0.1',
) {
  return server.inject({
    method: 'POST',
    url: '/kakao/skill',
    headers: { 'content-type': 'application/json', ...headers },
    remoteAddress,
    payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  });
}
