import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A refusal whose message is meant for the caller. */
class Refusal extends Error {
  override name = 'Refusal';
  readonly statusCode = 400;
}

export function refuse(message: string): Error {
  return new Refusal(message);
}

/** Every error leaves as `{error}` with a few words of ours: messages of libraries may quote data. */
export function addErrorHandlers(server: FastifyInstance): void {
  server.setErrorHandler(sendError);
  server.setNotFoundHandler({ preHandler: server.rateLimit() }, (_request, reply) =>
    reply.code(404).send({ error: nameOf(404) }),
  );
}

export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const status = statusOf(error);
  if (status === 500) request.log.error({ err: error }, 'a request failed');
  reply.code(status).send({ error: error instanceof Refusal ? error.message : nameOf(status) });
}

function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function nameOf(status: number): string {
  return (STATUS_CODES[status] ?? 'Error').toLowerCase();
}

/** For what arrives before there is a request: bytes that are no HTTP. */
export const malformedHttpResponse = (() => {
  const body = JSON.stringify({ error: nameOf(400) });
  return [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
})();
