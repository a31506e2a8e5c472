import type { FastifyBaseLogger, FastifyPluginAsync } from 'fastify';
import type { z } from 'zod';
import type { App } from '../../conversation/app.ts';
import type { IncomingMessage } from '../../conversation/message.ts';
import type { Reply } from '../../conversation/reply.ts';
import { createAccessCheck } from './access.ts';
import { againReply, failedResponse, waitingResponse } from './again.ts';
import { type Incoming, toIncoming } from './incoming.ts';
import { renderReply } from './render.ts';
import { skillPayloadSchema, type ValidationCall, validationCallSchema } from './skill-payload.ts';

interface KakaoDependencies {
  app: App;
  /** Value of the X-Iljari-Secret header; without it only this machine is served. */
  secret?: string | undefined;
  /** Milliseconds after which the person is asked to fetch the reply later; Kakao gives up after 5,000. */
  deadline?: number;
}

const refusals = {
  'wrong-secret': { status: 401, error: 'wrong or missing secret' },
  'not-local': { status: 403, error: 'only local requests are served while no secret is configured' },
} as const;

export function kakaoRoutes({ app, secret, deadline = 4300 }: KakaoDependencies): FastifyPluginAsync {
  const checkAccess = createAccessCheck(secret);
  const render = createRenderer();
  let quietLogger: FastifyBaseLogger | undefined;

  return async (server) => {
    server.post(
      '/kakao/skill',
      {
        // All of Kakao's users arrive from the same few addresses.
        config: { rateLimit: false, isForPrograms: true },
        // Answered messages are counted, not logged one by one; what goes wrong names the message.
        childLoggerFactory: (logger) => (quietLogger ??= logger.child({}, { level: 'warn' })),
        onRequest: async (request, reply) => {
          const access = checkAccess(request);
          if (access === 'granted') return;
          const { status, error } = refusals[access];
          return reply.code(status).send({ error });
        },
      },
      async (request, reply) => {
        if (isValidationCall(request.body)) {
          const call = validationCallSchema.safeParse(request.body);
          return call.success ? acceptValue(call.data) : reply.code(400).send(explain(call.error));
        }
        const payload = skillPayloadSchema.safeParse(request.body);
        if (!payload.success) return reply.code(400).send(explain(payload.error));
        const incoming = toIncoming(payload.data, request.headers['x-request-id']);
        reply.type('application/json; charset=utf-8');
        return answerInTime(incoming, request.log);
      },
    );
  };

  /** The response's JSON. Kakao shows an error of its own for anything but a valid answer in time. */
  async function answerInTime(incoming: Incoming, log: FastifyBaseLogger): Promise<string | Buffer> {
    const late = Promise.withResolvers<string>();
    const timer = setTimeout(() => late.resolve(JSON.stringify(waitingResponse(incoming))), deadline);
    try {
      return await Promise.race([answer(incoming, log), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  async function answer({ message, page }: Incoming, log: FastifyBaseLogger): Promise<string | Buffer> {
    try {
      return render(await app.handle(message), message, page);
    } catch (error) {
      log.error({ err: error, messageId: message.id }, 'a KakaoTalk message could not be answered');
      return JSON.stringify(failedResponse({ message, page }));
    }
  }
}

/** Renders each reply once: the application gives the same object to everyone who asks the same. */
function createRenderer(): (reply: Reply, message: IncomingMessage, page: number) => Buffer {
  const rendered = new WeakMap<Reply, Buffer>();
  return (reply, message, page) => {
    const known = page === 0 ? rendered.get(reply) : undefined;
    if (known !== undefined) return known;
    let isForAll = page === 0;
    const response = renderReply(reply, {
      page,
      more(next) {
        // The button to the next page carries this message.
        isForAll = false;
        return againReply('더 보기', message, next);
      },
    });
    const json = Buffer.from(JSON.stringify(response));
    if (isForAll) rendered.set(reply, json);
    return json;
  };
}

function isValidationCall(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'isInSlotFilling' in body && !('userRequest' in body);
}

/** Nothing is collected through the console's parameters, so whatever Kakao understood stands. */
function acceptValue({ value }: ValidationCall) {
  return { status: 'SUCCESS', value: value.resolved ?? value.origin };
}

function explain({ issues: [issue] }: z.ZodError): { error: string } {
  return { error: `${issue?.path.join('.') || 'body'}: ${issue?.message}`.slice(0, 200) };
}
