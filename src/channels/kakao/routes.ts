import type { FastifyBaseLogger, FastifyPluginAsync } from 'fastify';
import type { z } from 'zod';
import type { App } from '../../conversation/app.ts';
import { createAccessCheck } from './access.ts';
import { againReply, failedResponse, waitingResponse } from './again.ts';
import { type Incoming, toIncoming } from './incoming.ts';
import { renderReply } from './render.ts';
import { skillPayloadSchema, type ValidationCall, validationCallSchema } from './skill-payload.ts';
import type { SkillResponse } from './skill-response.ts';

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

  return async (server) => {
    server.post(
      '/kakao/skill',
      {
        // All of Kakao's users arrive from the same few addresses.
        config: { rateLimit: false },
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
        return answerInTime(toIncoming(payload.data, request.headers['x-request-id']), request.log);
      },
    );
  };

  /** Kakao shows an error of its own for anything but a valid answer in time. */
  async function answerInTime(incoming: Incoming, log: FastifyBaseLogger): Promise<SkillResponse> {
    const late = Promise.withResolvers<SkillResponse>();
    const timer = setTimeout(() => late.resolve(waitingResponse(incoming)), deadline);
    try {
      return await Promise.race([answer(incoming, log), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  async function answer({ message, page }: Incoming, log: FastifyBaseLogger): Promise<SkillResponse> {
    try {
      const reply = await app.handle(message);
      return renderReply(reply, { page, more: (next) => againReply('더 보기', message, next) });
    } catch (error) {
      log.error({ err: error, messageId: message.id }, 'a KakaoTalk message could not be answered');
      return failedResponse({ message, page });
    }
  }
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
