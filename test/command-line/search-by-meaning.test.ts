import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { search } from '../../src/command-line/search.ts';
import { closenessByModel } from '../../src/command-line/search-by-meaning.ts';
import { parseEnvironment } from '../../src/config.ts';
import { type OpenAiBehaviour, type OpenAiServer, startOpenAiServer } from '../fakes/openai-server.ts';
import { loadTinyCity } from '../knowledge/tiny-city.ts';

const knowledge = loadTinyCity();
// No word of it stands in the tiny city; the model of the tests knows that it is about nets.
const query = '어망수선';
const byMeaning: OpenAiBehaviour = {
  type: 'embeds',
  vectorOf: (text) => (text.includes('그물') || text.startsWith(query) ? [1, 0.1] : [0.1, 1]),
};

let server: OpenAiServer;
let folder: string;
beforeEach(async () => {
  server = await startOpenAiServer();
  folder = mkdtempSync(join(tmpdir(), 'iljari-meaning-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});

async function find(text: string, settings: Record<string, string> = {}) {
  const failures: string[] = [];
  const environment = parseEnvironment({
    DATA_DIR: folder,
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_API_KEY: 'sk-test',
    OPENAI_EMBEDDING_MODEL: 'vectors',
    ...settings,
  });
  const closeness = await closenessByModel(knowledge, text, environment, (reason) => failures.push(reason));
  return { failures, results: search(knowledge, text, { top: 5, filter: {}, closeness }) };
}

test('what no word finds is found by its meaning, and explained', async () => {
  server.script(byMeaning, byMeaning);
  const { results, failures } = await find(query);
  expect(failures).toEqual([]);
  expect(results[0]?.document).toBe('net-class');
  expect(results[0]?.explanation.meaning).toBeGreaterThan(0);
});

test('passages are sent once, and a query with its personal data masked', async () => {
  server.script(byMeaning, byMeaning, byMeaning);
  await find(query);
  await find(`${query} 010-1234-5678`);
  expect(server.requests).toHaveLength(3);
  expect(server.requests[2]?.text).not.toContain('1234');
  expect(server.requests[2]?.text).toContain(query);
});

test('when the service fails, the words alone are searched', async () => {
  const local = (await find('그물교실 정원', { OPENAI_EMBEDDING_MODEL: '' })).results;
  expect(server.requests).toEqual([]);
  server.script({ type: 'fails', status: 500 });
  const { results, failures } = await find('그물교실 정원');
  expect(failures).toEqual(['the service answered 500']);
  expect(results).toEqual(local);
  expect(results[0]?.passage).toBe('net-class#seats-2020');
});
