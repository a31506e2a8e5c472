import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import type { Journal, TurnRecord } from '../../src/conversation/journal.ts';
import { createLogger } from '../../src/server/logger.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { createServer, type ServerDependencies } from '../../src/server/server.ts';

const servers: FastifyInstance[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function create(
  parts: Partial<ServerDependencies> & { lines?: string[] } = {},
): Promise<FastifyInstance> {
  const { lines, ...dependencies } = parts;
  const server = await createServer({
    logger: createLogger({
      level: lines ? 'debug' : 'silent',
      destination: { write: (line) => lines?.push(line) },
    }),
    trustProxy: false,
    ready: async () => true,
    routes: [],
    ...dependencies,
  });
  servers.push(server);
  return server;
}

const routes: FastifyPluginAsync[] = [
  async (server) => {
    server.get('/page', async () => 'page');
    server.post('/echo', async (request) => ({ body: request.body }));
    server.get('/broken', async () => {
      throw Object.assign(new Error('insert failed\nparams: 홍길동', { cause: new Error('외부\n비밀') }), {
        code: '23505',
        detail: '비밀번호',
      });
    });
    server.get('/odd', async () => {
      throw { statusCode: 302, message: '비밀' };
    });
    server.get('/slow', async () => {
      await wait(150);
      return { done: true };
    });
  },
];

describe('health', () => {
  test('alive and ready', async () => {
    const server = await create();
    expect((await server.inject('/healthz')).json()).toEqual({ status: 'alive' });
    expect((await server.inject('/readyz')).json()).toEqual({ status: 'ready' });
  });

  test.each([
    ['is not', async () => false],
    [
      'cannot tell',
      async () => {
        throw new Error('no database');
      },
    ],
  ])('alive while the application %s ready', async (_, ready) => {
    const server = await create({ ready });
    const response = await server.inject('/readyz');
    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({ error: 'not ready' });
    expect((await server.inject('/healthz')).statusCode).toBe(200);
  });
});

describe('metrics', () => {
  const record: TurnRecord = {
    at: new Date(0),
    channel: 'kakao',
    intent: 'program-detail',
    confidence: 1,
    outcome: 'answered',
    documents: [],
    milliseconds: 40,
    question: null,
  };

  test('turns are counted as they are journalled', async () => {
    const metrics = createMetrics();
    const written: TurnRecord[] = [];
    const journal: Journal = {
      recordTurn: async (turn) => void written.push(turn),
      recordFeedback: async () => {},
      recordClarification: async () => {},
      clarifications: async () => [],
      openQuestions: async () => [],
    };
    const watched = metrics.watch(journal);
    await watched.recordTurn(record);
    await watched.recordTurn(record);
    await watched.recordTurn({ ...record, intent: null, outcome: 'failed', milliseconds: 6000 });
    expect(written).toHaveLength(3);

    const server = await create({ metrics });
    const response = await server.inject('/metrics');
    expect(response.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(response.body).toContain(
      'iljari_turns_total{channel="kakao",intent="program-detail",outcome="answered"} 2',
    );
    expect(response.body).toContain('iljari_turns_total{channel="kakao",intent="none",outcome="failed"} 1');
    expect(response.body).toContain('iljari_turn_duration_seconds_bucket{le="0.05",channel="kakao"} 2');
    expect(response.body).toContain('iljari_turn_duration_seconds_count{channel="kakao"} 3');
  });

  test('requests are counted by route, not by address', async () => {
    const server = await create({ routes });
    await server.inject('/page?name=홍길동');
    await server.inject('/nowhere');
    const { body } = await server.inject('/metrics');
    expect(body).toContain('iljari_http_requests_total{method="GET",route="/page",status="200"} 1');
    expect(body).toContain('iljari_http_requests_total{method="GET",route="none",status="404"} 1');
  });

  test('two servers count apart', async () => {
    const [one, other] = [await create({ routes }), await create({ routes })];
    await one.inject('/page');
    expect((await other.inject('/metrics')).body).not.toContain('route="/page"');
  });
});

describe('headers', () => {
  test('everything comes from here, and nothing is told about the server', async () => {
    const server = await create({ routes });
    const { headers } = await server.inject('/page');
    expect(headers['content-security-policy']).toBe(
      "default-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none';object-src 'none'",
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['strict-transport-security']).not.toContain('includeSubDomains');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });

  test('errors carry them too', async () => {
    const server = await create();
    expect((await server.inject('/nowhere')).headers['content-security-policy']).toBeDefined();
  });
});

describe('errors', () => {
  test.each([
    ['an unknown path', { url: '/nowhere' }, 404, 'not found'],
    ['a method the path lacks', { url: '/page', method: 'DELETE', headers: {} }, 404, 'not found'],
    ['a path that is no UTF-8', { url: '/%ff' }, 400, 'bad request'],
    ['malformed JSON', { url: '/echo', method: 'POST', payload: '{' }, 400, 'the body is not valid JSON'],
    ['an empty body', { url: '/echo', method: 'POST', payload: '' }, 400, 'the body is not valid JSON'],
    [
      'a prototype',
      { url: '/echo', method: 'POST', payload: '{"__proto__":{}}' },
      400,
      'the body is not valid JSON',
    ],
    [
      'invalid UTF-8',
      { url: '/echo', method: 'POST', payload: Buffer.from([34, 255, 34]) },
      400,
      'the body is not valid UTF-8',
    ],
    [
      'deep nesting',
      { url: '/echo', method: 'POST', payload: '['.repeat(41) },
      400,
      'the body is nested too deeply',
    ],
    [
      'too much',
      { url: '/echo', method: 'POST', payload: JSON.stringify('x'.repeat(300_000)) },
      413,
      'payload too large',
    ],
    [
      'a wrong type',
      { url: '/echo', method: 'POST', payload: 'a=1', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported media type',
    ],
    ['an error of ours', { url: '/broken' }, 500, 'internal server error'],
    ['something odd thrown', { url: '/odd' }, 500, 'internal server error'],
  ] as const)('%s', async (_, request, status, error) => {
    const server = await create({ routes });
    const response = await server.inject({
      headers: { 'content-type': 'application/json' },
      ...request,
    } as never);
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.body).toBe(JSON.stringify({ error }));
  });

  test('40 levels are enough for everybody', async () => {
    const server = await create({ routes });
    const body = '['.repeat(40) + ']'.repeat(40);
    const response = await server.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': 'application/json' },
      payload: body,
    });
    expect(response.body).toBe(`{"body":${body}}`);
  });

  test.each([
    ['bytes that are no HTTP', 'NONSENSE\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'two lengths',
      'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
      'HTTP/1.1 400 Bad Request',
    ],
  ])('%s', async (_, bytes, status) => {
    const server = await create({ routes });
    await server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = server.server.address() as { port: number };
    const response = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(response.split('\r\n')[0]).toBe(status);
    expect(response.split('\r\n\r\n')[1]).toBe('{"error":"bad request"}');
  });
});

describe('log', () => {
  test('a request is one line without its address', async () => {
    const lines: string[] = [];
    const server = await create({ routes, lines });
    await server.inject('/page?text=홍길동');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ msg: 'request', method: 'GET', route: '/page', status: 200 }),
    ]);
    expect(lines.join()).not.toMatch(/홍길동|%ED|127\.0\.0\.1/);
  });

  test('an error is logged without the values that libraries attach to it', async () => {
    const lines: string[] = [];
    const server = await create({ routes, lines });
    await server.inject('/broken');
    const { err } = JSON.parse(lines[0] as string);
    expect(err).toMatchObject({
      type: 'Error',
      message: 'insert failed',
      code: '23505',
      cause: { message: '외부' },
    });
    expect(err.at[0]).toContain('server.test.ts');
    expect(lines.join()).not.toMatch(/홍길동|비밀/);
  });

  test('health checks do not fill the log', async () => {
    const lines: string[] = [];
    const server = await create({ lines });
    await server.inject('/healthz');
    expect(lines).toEqual([]);
  });
});

describe('rate limit', () => {
  const statuses = async (server: FastifyInstance, url: string, request: object = {}) => {
    const seen: number[] = [];
    for (let count = 0; count < 4; count += 1)
      seen.push((await server.inject({ url, ...request })).statusCode);
    return seen;
  };

  test('each address has its own share', async () => {
    const server = await create({ routes, requestsPerMinute: 3 });
    expect(await statuses(server, '/page', { remoteAddress: '203.0.113.1' })).toEqual([200, 200, 200, 429]);
    expect(await statuses(server, '/page', { remoteAddress: '203.0.113.2' })).toEqual([200, 200, 200, 429]);
    const refused = await server.inject({ url: '/page', remoteAddress: '203.0.113.1' });
    expect(refused.json()).toEqual({ error: 'too many requests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('searching for paths counts as well', async () => {
    const server = await create({ requestsPerMinute: 3 });
    expect(await statuses(server, '/nowhere')).toEqual([404, 404, 404, 429]);
  });

  test('local health checks are free, others are not', async () => {
    const server = await create({ requestsPerMinute: 3 });
    expect(await statuses(server, '/readyz')).toEqual([200, 200, 200, 200]);
    expect(await statuses(server, '/readyz', { remoteAddress: '203.0.113.1' })).toEqual([200, 200, 200, 429]);
  });

  test('behind a proxy only the proxy’s own entry counts', async () => {
    const server = await create({ routes, trustProxy: true, requestsPerMinute: 3 });
    const seen: number[] = [];
    for (let request = 0; request < 4; request += 1) {
      seen.push(
        (
          await server.inject({
            url: '/page',
            headers: { 'x-forwarded-for': `10.0.0.${request}, 203.0.113.7` },
          })
        ).statusCode,
      );
    }
    expect(seen).toEqual([200, 200, 200, 429]);
    expect(
      (await server.inject({ url: '/page', headers: { 'x-forwarded-for': '203.0.113.8' } })).statusCode,
    ).toBe(200);
  });
});

test('closing lets a running request finish and takes no new one', async () => {
  const server = await create({ routes });
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  const running = fetch(`${address}/slow`);
  await wait(50);
  const closed = server.close();
  expect(await (await running).json()).toEqual({ done: true });
  await closed;
  await expect(fetch(`${address}/page`)).rejects.toThrow();
});
