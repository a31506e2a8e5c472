import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTinyProject, jsonLines, run } from './run.ts';

const collection = join(import.meta.dirname, '../data/tiny-collection');
const corpus = join(collection, 'corpus.jsonl');
const root = createTinyProject();
const iljari = (parameters: string[], input = '') => run(parameters, { root, input });
const fileWith = (text: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'iljari-corpus-')), 'corpus.jsonl');
  writeFileSync(file, text);
  return file;
};

describe.concurrent('searching an outside corpus', { timeout: 60_000 }, () => {
  test('search --corpus --jsonl answers a line each, in the shape of the contract', async () => {
    const input = [
      { _id: 'q1', text: '조각배 빌리기', extra: 1 },
      { _id: 'q2', text: '' },
      { _id: 'q3', text: '그물' },
    ]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('\n');
    const { code, stdout, stderr } = await iljari(['search', '--corpus', corpus, '--jsonl'], input);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(jsonLines(stdout)).toEqual([
      { _id: 'q1', hits: expect.any(Array), ms: expect.any(Number) },
      { _id: 'q2', hits: [], ms: expect.any(Number) },
      { _id: 'q3', hits: expect.any(Array), ms: expect.any(Number) },
    ]);
    expect(jsonLines(stdout)[0]?.hits).toMatchObject([{ _id: 'boat', score: expect.any(Number) }]);
  });

  test('eval search tells the scores of the judged questions, and the wrong cases', async () => {
    const { code, stdout } = await iljari(['eval', 'search', '--data', collection, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      documents: 4,
      queries: 3,
      scores: { hitAt1: 2 / 3, hitAt5: 2 / 3 },
      withoutTitle: { queries: 2, hitAt1: 0.5 },
      robustness: { 'no spaces': 2 / 3 },
      wrong: [{ id: 'q3', expected: ['net'], got: [] }],
    });
  });

  test('eval search of a file asks the knowledge base', async () => {
    const line = (text: string, ...relevant: string[]) => `${JSON.stringify({ text, relevant })}\n`;
    const file = fileWith(
      line('그물교실 정원이 몇 명이에요?', 'net-class') +
        line('등대지기 몇 명 뽑아요', 'net-class', 'sea-jobs'),
    );
    const { code, stdout } = await iljari(['eval', 'search', '--data', file, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      queries: 2,
      scores: { hitAt1: 0.5 },
      wrong: [{ id: '2', expected: ['net-class', 'sea-jobs'] }],
    });
    const shown = await iljari(['eval', 'search', '--data', file]);
    expect(shown.stdout).toMatch(/^2 questions, \d+ documents: hit@1 0\.500/m);
    const unknown = await iljari(['eval', 'search', '--data', fileWith(line('x', 'no-such'))]);
    expect(unknown).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('no-such') });
  });

  test.each([
    ['no such corpus', ['search', '--corpus', 'nowhere.jsonl', '--jsonl'], /nowhere\.jsonl/],
    ['a corpus without --jsonl', ['search', '--corpus', corpus], /--jsonl/],
    ['a query beside a corpus', ['search', 'x', '--corpus', corpus, '--jsonl'], /standard input/],
    ['a line that is no document', ['search', '--corpus', fileWith('{"_id":1}\n'), '--jsonl'], /line 1: _id/],
    [
      'an id used twice',
      ['search', '--corpus', fileWith('{"_id":"a","text":"x"}\n'.repeat(2)), '--jsonl'],
      /a is used twice/,
    ],
    ['a folder that is no collection', ['eval', 'search', '--data', tmpdir()], /qrels\.tsv/],
  ])('%s is refused with one clear line', async (_name, parameters, message) => {
    const { code, stdout, stderr } = await iljari(parameters);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
