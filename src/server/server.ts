import rateLimit from '@fastify/rate-limit';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  fastify,
  LogController,
} from 'fastify';
import { addErrorHandlers, malformedHttpResponse, sendError } from './errors.ts';
import { addGracefulClose } from './graceful-close.ts';
import { healthRoutes } from './health.ts';
import { addJsonBody } from './json-body.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { addRequestLog } from './request-log.ts';
import { addSecurityHeaders } from './security-headers.ts';

export interface ServerDependencies {
  logger: FastifyBaseLogger;
  /** Whether a reverse proxy in front sets X-Forwarded-For. */
  trustProxy: boolean;
  /** Whether a message could be answered now. */
  ready(): Promise<boolean>;
  /** Channels and pages; each plugin brings its own paths. */
  routes: readonly FastifyPluginAsync[];
  metrics?: Metrics;
  /** A centre's counsellors share one address, and a page load counts once per file. */
  requestsPerMinute?: number;
}

const largestBody = 256 * 1024;

/** Composes everything that speaks HTTP; `listen` and `close` are the caller's. */
export async function createServer({
  logger,
  trustProxy,
  ready,
  routes,
  metrics = createMetrics(),
  requestsPerMinute = 600,
}: ServerDependencies): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // Only the nearest hop is believed: whatever stands further left in the header anyone may write.
    trustProxy: trustProxy && ((_address, hop) => hop === 0),
    bodyLimit: largestBody,
    requestTimeout: 10_000,
    frameworkErrors: sendError,
    clientErrorHandler: (_error, socket) => {
      if (socket.writable) socket.end(malformedHttpResponse);
      else socket.destroy();
    },
  });
  addSecurityHeaders(server);
  await server.register(rateLimit, { max: requestsPerMinute, timeWindow: '1 minute' });
  addJsonBody(server);
  addErrorHandlers(server);
  addRequestLog(server, metrics);
  addGracefulClose(server);
  await server.register(healthRoutes({ ready, metrics }));
  for (const route of routes) await server.register(route);
  return server;
}
