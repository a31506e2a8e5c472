import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

/** One line a request: the route instead of the address, which may carry what a person asked. */
export function addRequestLog(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    const status = reply.statusCode;
    metrics.countRequest({ method, route, status });
    request.log.info({ method, route, status, milliseconds: Math.round(reply.elapsedTime) }, 'request');
    done();
  });
}
