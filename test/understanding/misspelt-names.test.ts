import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createMentionFinder } from '../../src/understanding/mentions.ts';
import type { Understander } from '../../src/understanding/understand.ts';
import { loadAssistant } from '../conversations/conversation.ts';

const finder = createMentionFinder([
  { id: 'forklift', names: ['지게차'] },
  { id: 'allowance', names: ['면접수당'] },
  { id: 'works', names: ['공공근로'] },
]);
const idsIn = (text: string) => finder.find(text).map(({ document }) => document);

test.each([
  ['지개차 면허', 'forklift'],
  ['지게챠 교육', 'forklift'],
  ['면접슈당은 언제', 'allowance'],
  ['저는 공공글로 하고 싶어요', 'works'],
])('«%s» names %s with a letter wrong', (text, id) => {
  expect(idsIn(text)).toEqual([id]);
  expect(finder.find(text)[0]?.score).toBeLessThan(1);
});

test.each(['공공장소', '근로계약서', '지게', '면접 수고했어요', '공공기관'])('«%s» names nothing', (text) => {
  expect(idsIn(text)).toEqual([]);
});

test('a name two others are equally near to is neither', () => {
  const twins = createMentionFinder([
    { id: 'left', names: ['가나달'] },
    { id: 'right', names: ['가나달'.replace('달', '담')] },
  ]);
  expect(twins.find('가나닥')).toEqual([]);
});

test('what is written right comes before what is nearly right', () => {
  expect(idsIn('공공글로 면접수당')).toEqual(['works', 'allowance']);
  expect(finder.find('지게차')[0]?.score).toBe(1);
});

interface Case {
  text: string;
  documents: string[];
}

const cases = readFileSync(join(import.meta.dirname, '../data/mentions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

let understand: Understander['understand'];
beforeAll(() => {
  understand = loadAssistant().understander.understand;
}, 120_000);

test('documents named in every way people name them: F1 of at least .95', () => {
  let [right, found, named] = [0, 0, 0];
  const wrong: string[] = [];
  for (const { text, documents } of cases) {
    const got = [
      ...new Set(understand(text, { today: '2026-03-02' }).entities.mentions.map(({ document }) => document)),
    ];
    const hits = got.filter((document) => documents.includes(document)).length;
    right += hits;
    found += got.length;
    named += documents.length;
    if (hits < Math.max(got.length, documents.length)) wrong.push(`${text}: ${got.join()}`);
  }
  expect(cases.length).toBeGreaterThan(300);
  expect((2 * right) / (found + named), wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
});
