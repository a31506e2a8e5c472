import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src/conversation/app.ts';
import { testGreeting } from '../../fakes/greeting.ts';
import { serveFixture } from './serve-fixture.ts';

const broken: App = { handle: () => Promise.reject(new Error('SELECT secret')) };
let server: Awaited<ReturnType<typeof serveFixture>>;

beforeAll(async () => {
  server = await serveFixture(broken);
});
afterAll(() => server.close());

const get = (path: string, init?: RequestInit) => fetch(`${server.address}${path}`, init);

test('the page is always asked for anew and allows nothing but its own files', async () => {
  const response = await get('/');

  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch('text/html');
  expect(response.headers.get('cache-control')).toBe('no-cache');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
  expect(response.headers.get('etag')).toBeTruthy();
});

test('hashed assets may be kept for a year', async () => {
  const response = await get('/assets/index-abc123.js');

  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test('the favicon is served', async () => {
  expect((await get('/favicon.svg')).headers.get('content-type')).toMatch('image/svg+xml');
});

test.each([
  '/secret.txt',
  '/assets/../secret.txt',
  '/assets/%2e%2e/secret.txt',
  '/assets/missing.js',
  '/assets/',
])('nothing else is: %s', async (path) => {
  const response = await get(path);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  expect(await response.text()).not.toMatch(/^secret$/);
});

test('the greeting is data', async () => {
  const response = await get('/api/chat/config');

  expect(response.headers.get('cache-control')).toBe('no-cache');
  expect(await response.json()).toEqual(testGreeting);
});

test('a broken application is a 500 that tells nothing', async () => {
  const response = await get('/api/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ conversation: 'a'.repeat(22), id: 'b'.repeat(22), text: '안녕' }),
  });

  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ error: 'internal server error' });
});
