import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { firmAspects } from '../../src/knowledge/aspects.ts';
import { createRequestReader, type RequestReader } from '../../src/understanding/requests.ts';
import type { Understander } from '../../src/understanding/understand.ts';
import { loadAssistant } from '../conversations/conversation.ts';

interface Case {
  text: string;
  /** What the parts ask for, in order; none where the message is one request. */
  intents: string[];
}

const cases = readFileSync(join(import.meta.dirname, '../data/several-intents.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

let understand: Understander['understand'];
let requestsIn: RequestReader;
beforeAll(() => {
  const { knowledge, understander } = loadAssistant();
  understand = understander.understand;
  requestsIn = createRequestReader({
    understand,
    asks: (text) => firmAspects(knowledge.aspects, text, understand(text).entities.mentions),
    nameOf: (id) => knowledge.find(id)?.name,
    isProgram: (id) => knowledge.find(id)?.type === 'program',
  });
}, 120_000);

const read = (text: string) => requestsIn(text, understand(text), []).map(({ intent }) => intent);

test.each(cases.filter(({ intents }) => intents.length === 0))('«$text» is one request', ({ text }) => {
  expect(read(text)).toEqual([]);
});

test('at least nine in ten messages with several requests are taken apart, each for what it is', () => {
  const several = cases.filter(({ intents }) => intents.length > 0);
  const wrong = several.filter(({ text, intents }) => read(text).join() !== intents.join());
  expect(several.length).toBeGreaterThan(30);
  expect(wrong.length / several.length, wrong.map(({ text }) => text).join('\n')).toBeLessThan(0.1);
});

test('a request without a name of its own is about what was named before it', () => {
  expect(
    requestsIn('공공근로 인원이랑 신청방법', understand('공공근로 인원이랑 신청방법'), [])[1]?.text,
  ).toBe('공공근로 신청방법');
});
