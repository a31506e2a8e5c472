import { STATUS_CODES } from 'node:http';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../conversation/app.ts';
import { chatRequestSchema, describeFault, toIncomingMessage } from './chat-request.ts';
import type { Greeting } from './greeting.ts';
import { createReplyStream, defaultHeartbeatMilliseconds } from './reply-stream.ts';

export interface WebRoutesDependencies {
  app: App;
  /** Folder of the built web application. */
  pages: string;
  greeting: Greeting;
  heartbeatMilliseconds?: number;
}

/** Room for `transportTextLimit` characters, each escaped as two `\uXXXX`, beside ids and a payload. */
const bodyLimit = 64 * 1024;

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function webRoutes({
  app,
  pages,
  greeting,
  heartbeatMilliseconds = defaultHeartbeatMilliseconds,
}: WebRoutesDependencies): FastifyPluginAsync {
  async function chat(request: FastifyRequest, reply: FastifyReply) {
    const parsed = chatRequestSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: describeFault(parsed.error) });

    const answer = app.handle(toIncomingMessage(parsed.data));
    reply.header('cache-control', 'no-store');
    if (!request.headers.accept?.includes('text/event-stream')) return answer;

    const stream = createReplyStream({
      reply: answer,
      heartbeatMilliseconds,
      onFailure: (error) => request.log.error(error),
    });
    // Without this header nginx holds events back until its buffer is full.
    return reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no').send(stream);
  }

  function page(_request: FastifyRequest, reply: FastifyReply) {
    return reply
      .header('cache-control', 'no-cache')
      .header('content-security-policy', contentSecurityPolicy)
      .sendFile('index.html', pages, { cacheControl: false });
  }

  return async (server: FastifyInstance) => {
    server.setErrorHandler<{ statusCode?: number } & Error>((error, request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) request.log.error(error);
      // The name only: a parser's message may quote what a person wrote.
      return reply.code(status).send({ error: STATUS_CODES[status]?.toLowerCase() ?? 'error' });
    });

    // The names of these files carry a hash of their content.
    await server.register(fastifyStatic, {
      root: join(pages, 'assets'),
      prefix: '/assets/',
      index: false,
      immutable: true,
      maxAge: '365d',
    });

    server.get('/', page);
    server.get('/favicon.svg', (_request, reply) => reply.sendFile('favicon.svg', pages, { maxAge: '1d' }));
    server.get('/api/chat/config', (_request, reply) =>
      reply.header('cache-control', 'no-cache').send(greeting),
    );
    server.post('/api/chat', { bodyLimit }, chat);
  };
}
