import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draftProgram } from '../../../src/knowledge/import/draft-program.ts';
import { importDocument } from '../../../src/knowledge/import/import-document.ts';
import { verifyPointedOut } from '../../../src/knowledge/import/verify-pointed-out.ts';
import { loadKnowledgeData } from '../../../src/knowledge/load.ts';
import { LanguageModelError } from '../../../src/language-model/language-model.ts';
import { createFactPointer } from '../../../src/language-model/point-out-facts.ts';
import { createScriptedLanguageModel } from '../../fakes/scripted-language-model.ts';
import { tinyCityRoot } from '../tiny-city.ts';

const { data } = loadKnowledgeData(join(tinyCityRoot, 'knowledge'));
const texts = ['등대는 물결로 12에 있고 28명이 함께 일합니다.', '접수 기간: 2026. 3. 2. ~ 3. 13.'];
const record = importDocument(
  {
    file: { name: 'tide.txt', sha256: '', bytes: 0 },
    document: {
      format: 'text',
      warnings: [],
      blocks: [
        { kind: 'heading', level: 1, text: '등대 소식' },
        ...texts.map((text) => ({ kind: 'paragraph' as const, text })),
      ],
    },
  },
  { told: { published: '2026-02-23' }, earlier: [], now: '2026-03-01T00:00:00Z' },
);
const idOf = (start: string) => record.passages.find(({ text }) => text.startsWith(start))?.id as string;
const passage = idOf('등대는');

test.each([
  ['a quote of nothing', { passage, aspect: 'headcount', quote: '29명' }],
  ['a quote with a changed space', { passage, aspect: 'headcount', quote: '28명이  함께' }],
  ['half a figure', { passage, aspect: 'headcount', quote: '8명이 함께' }],
  ['a passage of another', { passage: idOf('접수'), aspect: 'headcount', quote: '28명' }],
  ['a passage of nobody', { passage: 'tide#p-0', aspect: 'headcount', quote: '28명' }],
  ['a blank', { passage, aspect: 'headcount', quote: ' ' }],
] as const)('%s is dropped', (_, pointed) => {
  expect(verifyPointedOut(record, [pointed])).toEqual([]);
});

test('what a model points out becomes a fact in the words of the passage', () => {
  const pointedOut = verifyPointedOut(record, [
    { passage, aspect: 'headcount', quote: '28명이 함께 일합니다' },
    // The label says it already.
    { passage: idOf('접수'), aspect: 'recruitment', quote: '2026. 3. 2. ~ 3. 13.' },
  ]);
  const { facts } = draftProgram({ ...record, pointedOut }, data);
  expect(facts.map(({ fact, span }) => [fact.aspect, fact.value, span.text])).toEqual([
    ['recruitment', '2026. 3. 2. ~ 3. 13.', '2026. 3. 2. ~ 3. 13.'],
    ['headcount', 28, '28명이 함께 일합니다'],
  ]);
});

test('a model sees numbered passages without personal data; what it says of others counts for nothing', async () => {
  const model = createScriptedLanguageModel({
    facts: [
      { passage: 1, aspect: 'headcount', quote: '28명' },
      { passage: 7, aspect: 'headcount', quote: '28명' },
    ],
  });
  const point = createFactPointer({
    model,
    aspects: data.aspects,
    mask: (text) => text.replace('물결로', '(주소)'),
    onFallback: () => expect.unreachable(),
  });
  expect(await point([{ id: passage, text: texts[0] as string }])).toEqual([
    { passage, aspect: 'headcount', quote: '28명' },
  ]);
  expect(model.requests[0]?.input).not.toContain('물결로');
  expect(model.requests[0]?.instructions).not.toContain('등대');
});

test('without an answer of the model the rules stand alone', async () => {
  const reasons: string[] = [];
  const point = createFactPointer({
    model: createScriptedLanguageModel(new LanguageModelError('timeout', 'too late')),
    aspects: data.aspects,
    mask: (text) => text,
    onFallback: (reason) => void reasons.push(reason),
  });
  expect(await point([{ id: passage, text: '글' }])).toEqual([]);
  expect(reasons).toEqual(['timeout']);
});
