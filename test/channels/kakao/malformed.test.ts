import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEchoApp } from '../../fakes/echo-app.ts';
import { ordinary } from './requests.ts';
import { skillResponseSchema } from './skill-response-schema.ts';
import { createSkillServer, postSkill } from './skill-server.ts';

type Path = string[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

const absent = Symbol('absent');

function put(original: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value === absent ? undefined : value;
  const copy = { ...(original as Record<string, unknown>) };
  if (rest.length === 0 && value === absent) delete copy[key];
  else copy[key] = put(copy[key], rest, value);
  return copy;
}

const paths = pathsOf(ordinary);
const path = fc.constantFrom(...paths.filter(({ length }) => length > 0));
const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

async function check(body: string | Buffer): Promise<number> {
  const app = createEchoApp();
  const server = await createSkillServer({ app });
  const response = await postSkill(server, body);
  expect(response.statusCode).toBeLessThan(500);
  if (response.statusCode === 200) {
    skillResponseSchema.parse(response.json());
    expect(app.received).toHaveLength(1);
  } else {
    expect(response.json()).toEqual({ error: expect.any(String) });
    expect(response.body.length).toBeLessThan(250);
    expect(app.received).toHaveLength(0);
  }
  return response.statusCode;
}

test.each(paths.filter(({ length }) => length > 0).map((each) => [each.join('.'), each] as const))(
  'without %s',
  async (name, each) => {
    const required = ['userRequest', 'userRequest.utterance', 'userRequest.user', 'userRequest.user.id'];
    const status = await check(JSON.stringify(put(ordinary, each, absent)));
    expect(status).toBe(required.includes(name) ? 400 : 200);
  },
);

test('a field of a wrong type, huge, or deep never breaks anything', async () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(null, true, 0, -1, 1e308, '', [], {}, [[]]),
    fc.constantFrom(nested(20), nested(1000)),
    fc.constantFrom('가'.repeat(10_000), 'x'.repeat(300_000), '\uD800', '\uDC00\uD800', 'a\0b', '\u202E'),
    fc.constantFrom(...Object.values(ordinary)),
  );
  await fc.assert(
    fc.asyncProperty(path, value, async (where, what) => {
      await check(JSON.stringify(put(ordinary, where, what)));
    }),
    { numRuns: 400 },
  );
}, 60_000);

test('broken bytes never break anything', async () => {
  const bytes = Buffer.from(JSON.stringify(ordinary));
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(20), async (at, byte, cut) => {
      const broken = Buffer.from(bytes);
      broken[at] = byte;
      await check(broken.subarray(0, broken.length - cut));
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('any JSON and any text never break anything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (body) => void (await check(body))),
  );
});

const text = JSON.stringify(ordinary);
test.each([
  ['an empty body', '', 400],
  ['a cut-off body', text.slice(0, -1), 400],
  ['two bodies', text + text, 400],
  ['a form', 'utterance=안녕', 400],
  [
    'invalid UTF-8',
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
    400,
  ],
  ['EUC-KR', Buffer.from([0x7b, 0x22, 0xb0, 0xa1, 0x22, 0x3a, 0x31, 0x7d]), 400],
  ['a byte order mark', `\uFEFF${text}`, 200],
  ['a prototype', text.replace('{', '{"__proto__":{"admin":true},'), 400],
  ['a constructor', text.replace('{', '{"constructor":{"prototype":{}},'), 400],
  ['100,000 open brackets', '['.repeat(100_000), 400],
  ['50,000 nested objects', '{"a":'.repeat(50_000), 400],
  ['100,000 nested objects', '{"a":'.repeat(100_000), 413],
  ['brackets inside a string', text.replace('공공근로', '['.repeat(200)), 200],
  ['an escaped quote before brackets', text.replace('공공근로', `\\"${'['.repeat(200)}`), 200],
  ['a body of one megabyte', JSON.stringify({ ...ordinary, filler: 'x'.repeat(1_000_000) }), 413],
  ['a thousand contexts', JSON.stringify({ ...ordinary, contexts: Array(1000).fill({}) }), 200],
] as [string, string | Buffer, number][])('%s', async (_, body, status) => {
  expect(await check(body)).toBe(status);
});

test.each([
  ['text/plain', 415],
  ['application/x-www-form-urlencoded', 415],
  ['multipart/form-data; boundary=x', 415],
  ['application/json; charset=utf-8', 200],
  ['nonsense', 415],
])('content type %s', async (type, status) => {
  const app = createEchoApp();
  const server = await createSkillServer({ app });
  const response = await postSkill(server, text, { 'content-type': type });
  expect(response.statusCode).toBe(status);
  expect(app.received).toHaveLength(status === 200 ? 1 : 0);
});

test('no body and no content type', async () => {
  const server = await createSkillServer({ app: createEchoApp() });
  const response = await server.inject({ method: 'POST', url: '/kakao/skill' });
  expect(response.statusCode).toBe(400);
  expect(response.json()).toEqual({ error: expect.any(String) });
});
