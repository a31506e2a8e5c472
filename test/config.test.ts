import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigurationError, environmentSchema, parseEnvironment } from '../src/config.ts';

const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
const settings = Object.entries(environmentSchema.shape);

test('.env.example shows every setting in the order of the schema: what it is, and its default', () => {
  const defaults = parseEnvironment({}) as Record<string, unknown>;
  const expected = settings.map(([name, schema]) => {
    const value = defaults[name];
    return `# ${schema.description}\n${value === undefined ? `${name}=` : `# ${name}=${value}`}`;
  });
  // The first paragraph tells how to use the file.
  const [introduction, ...shown] = example.trimEnd().split('\n\n');
  expect(introduction).toMatch(/^# /);
  expect(shown).toEqual(expected);
});

test('every setting says what it is for', () => {
  for (const [name, schema] of settings) expect(schema.description, name).toMatch(/\S/);
});

test('empty values count as absent, so that a copied example changes nothing', () => {
  const empty = Object.fromEntries(settings.map(([name]) => [name, '']));
  expect(parseEnvironment(empty)).toEqual(parseEnvironment({}));
});

test('what is given is taken over', () => {
  expect(
    parseEnvironment({
      PORT: '8080',
      TRUST_PROXY: 'true',
      DATABASE_URL: 'postgresql://someone@db.example/talk',
      REDIS_URL: 'rediss://cache.example:6380',
      SESSION_DAYS: '7',
      SOMETHING_ELSE: 'is nobody’s business here',
    }),
  ).toMatchObject({
    PORT: 8080,
    TRUST_PROXY: true,
    DATABASE_URL: 'postgresql://someone@db.example/talk',
    REDIS_URL: 'rediss://cache.example:6380',
    SESSION_DAYS: 7,
  });
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PORT', '80.5'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', 'yes'],
  ['DATABASE_URL', 'mysql://db.example/talk'],
  ['DATABASE_URL', 'not an address'],
  ['REDIS_URL', 'http://cache.example'],
  ['SESSION_DAYS', '0'],
  ['STALE_AFTER_MONTHS', '-1'],
  ['KAKAO_SECRET', 'too short'],
  ['OPENAI_BASE_URL', 'localhost'],
  ['OPENAI_TIMEOUT_MS', '50'],
])('a bad %s (%s) gives one clear message that names it', (name, value) => {
  expect(() => parseEnvironment({ [name]: value })).toThrow(ConfigurationError);
  expect(() => parseEnvironment({ [name]: value })).toThrow(new RegExp(`^${name}: [^\\n;]+$`));
});

test('a secret is not repeated in the message', () => {
  expect(() => parseEnvironment({ KAKAO_SECRET: 'geheim' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('geheim') }),
  );
});

test('several bad values are named in one message', () => {
  expect(() => parseEnvironment({ PORT: 'x', LOG_LEVEL: 'x' })).toThrow(
    /^PORT: [^\n;]+; LOG_LEVEL: [^\n;]+$/,
  );
});
