import type { FastifyPluginAsync } from 'fastify';
import type { Metrics } from './metrics.ts';

interface HealthDependencies {
  /** Whether a message could be answered now. */
  ready(): Promise<boolean>;
  metrics: Metrics;
}

/** A prober on the same machine asks as often as it likes. */
const config = { rateLimit: { allowList: ['127.0.0.1', '::1', '::ffff:127.0.0.1'] } };

export function healthRoutes({ ready, metrics }: HealthDependencies): FastifyPluginAsync {
  return async (server) => {
    server.get('/healthz', { config, logLevel: 'warn' }, async () => ({ status: 'alive' }));

    server.get('/readyz', { config, logLevel: 'warn' }, async (request, reply) => {
      const isReady = await ready().catch((error: unknown) => {
        request.log.error({ err: error }, 'the readiness check failed');
        return false;
      });
      return isReady ? { status: 'ready' } : reply.code(503).send({ error: 'not ready' });
    });

    server.get('/metrics', { config, logLevel: 'warn' }, async (_request, reply) =>
      reply.type(metrics.contentType).send(await metrics.render()),
    );
  };
}
