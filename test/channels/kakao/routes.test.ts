import { describe, expect, test } from 'vitest';
import type { App } from '../../../src/conversation/app.ts';
import { createEchoApp, createReply, echo } from '../../fakes/echo-app.ts';
import { answered, change, ordinary, refused, validationCall } from './requests.ts';
import { skillResponseSchema } from './skill-response-schema.ts';
import { createSkillServer, postSkill } from './skill-server.ts';

const secret = 'a-shared-secret-of-enough-length';

describe('what Kakao sends is answered', () => {
  test.each(answered)('%s', async (_, body, expected) => {
    const app = createEchoApp();
    const server = await createSkillServer({ app });
    const response = await postSkill(server, body);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    skillResponseSchema.parse(response.json());
    expect(app.received).toHaveLength(1);
    expect(app.received[0]).toMatchObject({ channel: 'kakao', ...expected });
    if (!expected.payload) expect(app.received[0]).not.toHaveProperty('payload');
  });
});

describe('what can’t be answered is refused', () => {
  test.each(refused)('%s', async (_, body) => {
    const app = createEchoApp();
    const server = await createSkillServer({ app });
    const response = await postSkill(server, JSON.stringify(body));
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({ error: expect.any(String) });
    expect(response.body.length).toBeLessThan(250);
    expect(app.received).toEqual([]);
  });

  test('the error says where, not what', async () => {
    const server = await createSkillServer({ app: createEchoApp() });
    const response = await postSkill(server, change({ userRequest: { user: { id: '홍길동 900101' } } }));
    expect(response.json()).toEqual({ error: 'userRequest.user.id: must be 1 to 70 printable characters' });
  });
});

test('the parameter-validation call keeps the value as Kakao understood it', async () => {
  const app = createEchoApp();
  const server = await createSkillServer({ app });
  const response = await postSkill(server, validationCall);
  expect(response.json()).toEqual({ status: 'SUCCESS', value: '{"date": "2021-03-02"}' });
  const unresolved = await postSkill(server, {
    ...validationCall,
    value: { origin: '내일', resolved: null },
  });
  expect(unresolved.json()).toEqual({ status: 'SUCCESS', value: '내일' });
  expect(app.received).toEqual([]);
});

describe('message id', () => {
  test('is Kakao’s request id, so that a repeated delivery is done once', async () => {
    const app = createEchoApp();
    const server = await createSkillServer({ app });
    const first = await postSkill(server, ordinary, { 'x-request-id': 'chp-0123' });
    const second = await postSkill(server, ordinary, { 'x-request-id': 'chp-0123' });
    expect(app.received.map(({ id }) => id)).toEqual(['chp-0123', 'chp-0123']);
    expect(app.handled).toHaveLength(1);
    expect(second.body).toBe(first.body);
  });

  test.each([
    ['absent', {}],
    ['too long', { 'x-request-id': 'x'.repeat(201) }],
    ['empty', { 'x-request-id': '' }],
  ])('is random where the header is %s', async (_, headers) => {
    const app = createEchoApp();
    const server = await createSkillServer({ app });
    await postSkill(server, ordinary, headers as Record<string, string>);
    await postSkill(server, ordinary, headers as Record<string, string>);
    expect(app.handled).toHaveLength(2);
    expect(app.handled[0]?.id).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('access', () => {
  test.each([
    ['the right secret', secret, 200],
    ['a wrong secret', `${secret}x`, 401],
    ['a prefix of the secret', secret.slice(0, -1), 401],
    ['an empty secret', '', 401],
  ])('%s', async (_, given, status) => {
    const app = createEchoApp();
    const server = await createSkillServer({ app, secret });
    const response = await postSkill(server, ordinary, { 'x-iljari-secret': given }, '203.0.113.9');
    expect(response.statusCode).toBe(status);
    expect(app.received).toHaveLength(status === 200 ? 1 : 0);
  });

  test('no header, although local, and a body that is never read', async () => {
    const server = await createSkillServer({ app: createEchoApp(), secret });
    const response = await postSkill(server, '{');
    expect(response.statusCode).toBe(401);
    expect(response.json()).toEqual({ error: 'wrong or missing secret' });
  });

  const outside = '203.0.113.9';
  test.each([
    ['a local client', '127.0.0.1', {}, false, 200],
    ['a local client over IPv6', '::1', {}, false, 200],
    ['a local client, mapped', '::ffff:127.0.0.1', {}, false, 200],
    ['another client', outside, {}, false, 403],
    ['another client who claims to be local', outside, { 'x-forwarded-for': '127.0.0.1' }, false, 403],
    ['the same behind a trusted proxy', outside, { 'x-forwarded-for': '127.0.0.1' }, true, 403],
    ['another client through a local proxy', '127.0.0.1', { 'x-forwarded-for': outside }, true, 403],
    ['the same with the proxy not configured', '127.0.0.1', { 'x-forwarded-for': outside }, false, 403],
    ['the same in the other header', '127.0.0.1', { forwarded: `for=${outside}` }, false, 403],
    [
      'a claim in front of the proxy’s entry',
      '127.0.0.1',
      { 'x-forwarded-for': `127.0.0.1, ${outside}` },
      true,
      403,
    ],
    ['nonsense in the header', '127.0.0.1', { 'x-forwarded-for': 'localhost' }, true, 403],
    ['a local client through a local proxy', '127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, true, 200],
  ] as const)('without a secret: %s', async (_, address, headers, trustProxy, status) => {
    const app = createEchoApp();
    const server = await createSkillServer({ app, trustProxy });
    const response = await postSkill(server, ordinary, headers, address);
    expect(response.statusCode).toBe(status);
    expect(app.received).toHaveLength(status === 200 ? 1 : 0);
  });

  test('all of Kakao’s users come from few addresses and are not throttled together', async () => {
    const server = await createSkillServer({ app: createEchoApp(), secret });
    const statuses = new Set<number>();
    for (let count = 0; count < 700; count += 1) {
      statuses.add(
        (await postSkill(server, ordinary, { 'x-iljari-secret': secret }, '219.249.231.42')).statusCode,
      );
    }
    expect([...statuses]).toEqual([200]);
  });
});

describe('the five seconds', () => {
  test('a slow answer is fetched with «결과 보기»', async () => {
    const finish = Promise.withResolvers<void>();
    const app = createEchoApp(async (message) => {
      await finish.promise;
      return echo(message);
    });
    const server = await createSkillServer({ app, deadline: 20 });

    const early = await postSkill(server, ordinary, { 'x-request-id': 'chp-1' });
    expect(early.statusCode).toBe(200);
    const waiting = skillResponseSchema.parse(early.json()).template;
    expect(early.body).toContain('조금 더 걸려요');
    const [button] = waiting.quickReplies ?? [];
    expect(button?.label).toBe('결과 보기');

    const press = (requestId: string) =>
      postSkill(
        server,
        change({ userRequest: { utterance: '결과 보기' }, action: { clientExtra: button?.extra } }),
        { 'x-request-id': requestId },
      );
    expect((await press('chp-2')).body).toContain('조금 더 걸려요');
    finish.resolve();
    const late = await press('chp-3');
    expect(late.body).toContain('공공근로 신청 방법');
    expect(app.handled).toHaveLength(1);
    expect(app.received.map(({ id, text }) => `${id} ${text}`)).toEqual(
      Array(3).fill('chp-1 공공근로 신청 방법'),
    );
  });

  test('a slow answer to a button keeps its meaning', async () => {
    const app = createEchoApp(() => new Promise(() => {}));
    const server = await createSkillServer({ app, deadline: 10 });
    const payload = { type: 'command', command: 'menu' };
    const early = await postSkill(server, change({ action: { clientExtra: payload } }));
    const [button] = skillResponseSchema.parse(early.json()).template.quickReplies ?? [];
    await postSkill(server, change({ action: { clientExtra: button?.extra } }));
    expect(app.received[1]).toEqual(app.received[0]);
    expect(app.received[1]?.payload).toEqual(payload);
  });

  test('the default leaves Kakao time for the way', async () => {
    const server = await createSkillServer({ app: createEchoApp(() => new Promise(() => {})) });
    const start = performance.now();
    await postSkill(server, ordinary);
    expect(performance.now() - start).toBeGreaterThan(4200);
    expect(performance.now() - start).toBeLessThan(4950);
  });
});

test('a long answer goes on with «더 보기»', async () => {
  const sentences = Array.from({ length: 100 }, (_, index) => `${index}번째 문장은 ${'가'.repeat(40)}.`);
  const app = createEchoApp(() => createReply({ blocks: [{ type: 'text', text: sentences.join(' ') }] }));
  const server = await createSkillServer({ app });
  const first = skillResponseSchema.parse((await postSkill(server, ordinary)).json()).template;
  const [button] = first.quickReplies ?? [];
  expect(button?.label).toBe('더 보기');
  const second = await postSkill(server, change({ action: { clientExtra: button?.extra } }));
  expect(second.body).toContain('99번째 문장');
  expect(app.handled).toHaveLength(1);
});

test.each([
  ['rejects', () => Promise.reject(new Error('the database says: 홍길동'))],
  [
    'throws',
    () => {
      throw new Error('the database says: 홍길동');
    },
  ],
  ['returns nonsense', () => ({}) as never],
])('where the application %s, the person gets a sentence and the log an entry', async (_, reply) => {
  const lines: string[] = [];
  const server = await createSkillServer({ app: { handle: reply }, onLog: (line) => lines.push(line) });
  const response = await postSkill(server, ordinary, { 'x-request-id': 'chp-7' });
  expect(response.statusCode).toBe(200);
  const { template } = skillResponseSchema.parse(response.json());
  expect(response.body).toContain('죄송해요');
  expect(response.body).not.toContain('홍길동');
  expect(template.quickReplies?.[0]).toMatchObject({ label: '다시 시도', extra: { again: { id: 'chp-7' } } });
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({
      level: 50,
      msg: 'a KakaoTalk message could not be answered',
      messageId: 'chp-7',
    }),
  );
});

test('nothing a person wrote is logged', async () => {
  const lines: string[] = [];
  const app = createEchoApp();
  const broken: App = { handle: () => Promise.reject(new Error('broken')) };
  for (const each of [app, broken]) {
    const server = await createSkillServer({ app: each, onLog: (line) => lines.push(line) });
    await postSkill(server, ordinary);
    await postSkill(server, change({ userRequest: { user: { id: '공공근로 a' } } }));
  }
  expect(lines).toHaveLength(1);
  expect(lines.join()).not.toMatch(/공공근로|a3f1c7/);
});
