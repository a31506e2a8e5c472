import type { FastifyInstance } from 'fastify';

/** A connection that is kept alive after its last answer would hold up closing for a minute. */
export function addGracefulClose(server: FastifyInstance): void {
  let isClosing = false;
  server.addHook('preClose', async () => {
    isClosing = true;
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) reply.header('connection', 'close');
    done(null, payload);
  });
}
