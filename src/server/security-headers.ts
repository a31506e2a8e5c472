import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Only programs fetch it: headers that tell a browser what a page may do are left out. */
    isForPrograms?: boolean;
  }
}

/**
 * Everything comes from this server: no inline code, no frames, no other host. Helmet itself and
 * not Fastify's plugin for it, which builds all of this anew for every request.
 */
export function addSecurityHeaders(server: FastifyInstance): void {
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    // Other sites under the city's domain are not ours to force onto HTTPS.
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.isForPrograms !== true)
      return setHeaders(request.raw, reply.raw, () => done());
    reply.raw.setHeader('x-content-type-options', 'nosniff');
    done();
  });
}
