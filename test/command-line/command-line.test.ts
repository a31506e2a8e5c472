import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { intentIds } from '../../src/conversation/intent.ts';
import { outcomes } from '../../src/conversation/outcome.ts';
import { createTinyProject, type Finished, jsonLines, run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'iljari-command-line-'));
const settings = { DATA_DIR: folder };
const iljari = (parameters: string[], input?: string | Buffer) =>
  run(parameters, { settings, ...(input === undefined ? {} : { input }) });
/** The same command line where it starts faster: for what does not depend on the data. */
const tinyProject = createTinyProject();
const tiny = (parameters: string[], input: string | Buffer = '') =>
  run(parameters, { root: tinyProject, input });
const lines = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

// The classifier is trained once; every later start reads it.
beforeAll(async () => {
  for (const trained of await Promise.all([iljari(['train']), tiny(['train'])]))
    expect(trained).toEqual({ code: 0, stdout: '', stderr: '' });
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(tinyProject, { recursive: true });
});

describe.concurrent('ask', { timeout: 180_000 }, () => {
  test('--json prints one object of the contract and nothing else', async () => {
    const { code, stdout, stderr } = await iljari(['ask', '공공근로 몇 명 뽑았어요?', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [result, ...more] = jsonLines(stdout);
    expect(more).toEqual([]);
    expect(Object.keys(result ?? {}).sort()).toEqual(
      ['outcome', 'intent', 'confidence', 'text', 'choices', 'citations', 'programs', 'entities'].sort(),
    );
    expect(result).toMatchObject({
      outcome: 'answered',
      intent: 'program-detail',
      confidence: expect.any(Number),
      text: expect.stringContaining('75명'),
      programs: ['public-works'],
      citations: expect.arrayContaining([
        expect.objectContaining({
          source: 'yangju-plan-2021',
          title: expect.any(String),
          published: '2021-03-09',
          passage: 'public-works#headcount-2021-h1',
        }),
      ]),
      choices: expect.arrayContaining([expect.objectContaining({ label: expect.any(String) })]),
      entities: expect.objectContaining({ mentions: expect.any(Array) }),
    });
  });

  test('without --json the reply is printed as a reader sees it', async () => {
    const { code, stdout, stderr } = await iljari(['ask', '공공근로 몇 명 뽑았어요?']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('75명');
    expect(stdout).toContain('출처: ');
  });

  test('--as-of answers for that day', async () => {
    const { stdout } = await iljari(['ask', '공공근로 몇 명 뽑았어요?', '--as-of', '2021-03-31', '--json']);
    const [result] = jsonLines(stdout);
    expect(result?.text).toContain('75명');
    expect(result?.text).not.toMatch(/35명|59명/);
  });

  test('--session keeps the context from one call to the next', async ({ onTestFinished }) => {
    const own = mkdtempSync(join(tmpdir(), 'iljari-session-'));
    onTestFinished(() => rmSync(own, { recursive: true }));
    cpSync(join(folder, 'cache'), join(own, 'cache'), { recursive: true });
    const ask = (text: string) =>
      run(['ask', text, '--session', 'one', '--json'], { settings: { DATA_DIR: own } });
    expect(await ask('공공근로 알려 주세요')).toMatchObject({ code: 0, stderr: '' });
    const [result] = jsonLines((await ask('그럼 몇 명 뽑아요?')).stdout);
    expect(result).toMatchObject({ programs: ['public-works'], text: expect.stringContaining('75명') });
  }, 120_000);

  test('--jsonl answers a line each; a session keeps its context, and without one there is none', async () => {
    const { code, stdout, stderr } = await iljari(
      ['ask', '--jsonl'],
      lines(
        { text: '공공근로 알려 주세요', session: 'a' },
        { text: '청년옷장 알려 주세요', session: 'b' },
        { text: '그럼 몇 명 뽑아요?', session: 'a' },
        { text: '그럼 무료예요?', session: 'b' },
        { text: '공공근로 몇 명 뽑았어요?', asOf: '2021-03-31' },
        { text: '' },
      ),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const results = jsonLines(stdout);
    expect(results.map(({ programs }) => programs)).toEqual([
      ['public-works'],
      ['suit-rental'],
      ['public-works'],
      ['suit-rental'],
      ['public-works'],
      [],
    ]);
    expect(results.every(({ ms }) => typeof ms === 'number' && ms >= 0)).toBe(true);
    expect(results[4]?.text).not.toContain('59명');
    expect(results[5]?.outcome).toBe('refused');
  });

  test('--jsonl passes over empty lines and reads Windows line ends', async () => {
    const { code, stdout } = await tiny(['ask', '--jsonl'], '\r\n{"text":"안녕"}\r\n\r\n');
    expect(code).toBe(0);
    expect(jsonLines(stdout)).toHaveLength(1);
  });
});

describe.concurrent('texts that nobody foresaw get a sentence', { timeout: 60_000 }, () => {
  const texts: [string, string][] = [
    ['nothing', ''],
    ['spaces', '   \t '],
    ['emoji only', '😀👍🏽'],
    ['100,000 characters', '일자리 알려 주세요 '.repeat(10_000)],
    ['lone surrogates', '\ud800청년옷장\udc00 무료예요?'],
    ['only a lone surrogate', '\ud83d'],
    ['control characters', '\u0000\u0007\u001b[31m공공근로\u0008 몇 명'],
    ['only control characters', '\u0001\u0002'],
    ['invisible characters', '\u200b\u202e'],
    ['NFD', '공공근로 몇 명 뽑았어요?'.normalize('NFD')],
    ['a very long word of digits', '1'.repeat(900)],
    ['JSON', '{"text":"안녕"}'],
    ['a prototype’s name', '__proto__ constructor'],
  ];

  test('as lines of JSON', async () => {
    const { code, stdout, stderr } = await iljari(
      ['ask', '--jsonl'],
      lines(...texts.map(([, text]) => ({ text }))),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const results = jsonLines(stdout);
    expect(results).toHaveLength(texts.length);
    for (const [index, [name]] of texts.entries()) {
      expect(outcomes, name).toContain(results[index]?.outcome);
      expect(results[index]?.outcome, name).not.toBe('failed');
      expect(results[index]?.text, name).toMatch(/[요다?!]/);
    }
    const outcomeOf = (name: string) => results[texts.findIndex(([known]) => known === name)]?.outcome;
    expect(outcomeOf('nothing')).toBe('refused');
    expect(outcomeOf('100,000 characters')).toBe('refused');
    expect(outcomeOf('NFD')).toBe('answered');
    expect(outcomeOf('lone surrogates')).toBe('answered');
  });

  test.each([[''], ['😀👍'], ['일자리 알려 주세요 '.repeat(3_000)], ['\u0007\u001b']])(
    'as an argument (%#)',
    async (text) => {
      const { code, stdout, stderr } = await tiny(['ask', text, '--json']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(jsonLines(stdout)).toMatchObject([{ outcome: 'refused', intent: null }]);
    },
  );

  test('bytes that are no UTF-8 are read with replacement characters', async () => {
    const input = Buffer.concat([
      Buffer.from('{"text":"청년옷장 '),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}\n'),
    ]);
    const { code, stdout } = await tiny(['ask', '--jsonl'], input);
    expect(code).toBe(0);
    expect(jsonLines(stdout)).toHaveLength(1);
  });
});

describe.concurrent('classify and search', { timeout: 60_000 }, () => {
  test('classify --jsonl answers a line each, in the shape of the contract', async () => {
    const texts = ['안녕하세요', '공공근로 2021년 상반기 몇 명?', '', '😀', '\ud800', '가'.repeat(5000)];
    const { code, stdout, stderr } = await iljari(
      ['classify', '--jsonl'],
      lines(...texts.map((text) => ({ text, label: 'ignored' }))),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const results = jsonLines(stdout);
    expect(results).toHaveLength(texts.length);
    for (const result of results) {
      expect(Object.keys(result)).toEqual(['text', 'intent', 'confidence', 'alternatives', 'entities', 'ms']);
      expect(intentIds).toContain(result.intent);
      expect(result.confidence).toBeGreaterThan(0);
      expect(result.confidence).toBeLessThanOrEqual(1);
      expect(result.ms).toBeGreaterThanOrEqual(0);
      for (const alternative of result.alternatives as Record<string, unknown>[])
        expect(Object.keys(alternative)).toEqual(['intent', 'confidence']);
    }
    expect(results.slice(0, 4).map(({ text }) => text)).toEqual(texts.slice(0, 4));
    expect(results[0]?.intent).toBe('greeting');
    expect(results[1]?.entities).toMatchObject({
      mentions: [{ document: 'public-works', name: '공공근로' }],
      periods: [{ period: '2021-H1' }],
    });
  });

  test('search --json --top gives the best passages first', async () => {
    const { code, stdout, stderr } = await iljari(['search', '청년옷장 정장 대여', '--json', '--top', '3']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const results = JSON.parse(stdout) as Record<string, unknown>[];
    expect(results).toHaveLength(3);
    expect(results[0]).toEqual({
      passage: expect.stringMatching(/^suit-rental#/),
      document: 'suit-rental',
      title: '청년옷장',
      score: expect.any(Number),
      text: expect.any(String),
    });
    const scores = results.map(({ score }) => score as number);
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
  });

  test('search --explain tells what matched and what each field gave', async () => {
    const { code, stdout } = await tiny(['search', '그물교실 정원', '--json', '--top', '1', '--explain']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      {
        passage: 'net-class#seats-2020',
        document: 'net-class',
        title: '그물 손질 교실',
        score: expect.any(Number),
        text: '2020년 그물 손질 교실의 정원은 8명이에요.',
        snippet: '2020년 그물 손질 교실의 정원은 8명이에요.',
        marks: [
          { start: 6, end: 8 },
          { start: 12, end: 14 },
          { start: 16, end: 18 },
        ],
        explanation: {
          name: expect.any(Number),
          text: expect.any(Number),
          asks: expect.any(Number),
          closest: expect.any(Number),
        },
      },
    ]);
    const shown = await tiny(['search', '그물교실 정원', '--top', '1', '--explain']);
    expect(shown.stdout).toContain('2020년 ‹그물› 손질 ‹교실›의 ‹정원›은 8명이에요.\n');
    expect(shown.stdout).toMatch(/name 0\.\d{3}, text 0\.\d{3}/);
  });

  test('search keeps to what the filters ask for', async () => {
    const found = async (...filters: string[]) => {
      const { stdout } = await tiny(['search', '등대 그물 일 정원', '--json', ...filters]);
      return new Set((JSON.parse(stdout) as { document: string }[]).map(({ document }) => document));
    };
    expect(await found('--kind', 'training')).toEqual(new Set(['net-class']));
    expect(await found('--audience', 'senior', '--kind', 'public-job')).not.toContain('net-class');
  });

  test('a search that finds nothing prints an empty list', async () => {
    expect(await tiny(['search', 'zzzz', '--json'])).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  });
});

describe.concurrent('a bad call ends with 2 and one clear line', { timeout: 60_000 }, () => {
  test.each<[string, string[], string, RegExp]>([
    ['an unknown command', ['dance'], '', /no command dance/],
    ['an unknown option', ['ask', '안녕', '--loud'], '', /--loud/],
    ['no text', ['ask'], '', /one text/],
    ['two texts', ['ask', '안녕', '하세요'], '', /one text/],
    ['a day that is none', ['ask', '안녕', '--as-of', '2021-02-30'], '', /2021-02-30/],
    ['a day in another order', ['ask', '안녕', '--as-of', '30.1.2021'], '', /30\.1\.2021/],
    ['a number of results that is none', ['search', '정장', '--top', 'many'], '', /many/],
    ['no results at all', ['search', '정장', '--top', '0'], '', /0/],
    ['no query', ['search'], '', /one query/],
    ['a group that is none', ['search', '정장', '--audience', 'elves'], '', /elves is none of: everyone/],
    ['a kind that is none', ['search', '정장', '--kind', 'magic'], '', /magic is none of: public-job/],
    ['a search as of no day', ['search', '정장', '--as-of', '2021-13-01'], '', /2021-13-01/],
    ['half a command', ['kb'], '', /check/],
    ['something else to check', ['kb', 'burn'], '', /check/],
    ['nothing to evaluate', ['eval', 'answers', '--data', 'no-such-file'], '', /no-such-file/],
    ['a line that is no case', ['eval', 'answers', '--data', 'package.json'], '', /^line 1 is not JSON$/m],
    [
      'something else to evaluate',
      ['eval', 'weather'],
      '',
      /understanding, entities, search, answers or crisis/,
    ],
    [
      'no calm file',
      ['eval', 'crisis', '--data', 'package.json', '--calm', 'no-such-file'],
      '',
      /no-such-file/,
    ],
    [
      'a calm file for something else',
      ['eval', 'answers', '--data', 'package.json', '--calm', 'package.json'],
      '',
      /eval crisis only/,
    ],
    ['a port that is none', ['serve', '--port', '99999'], '', /99999/],
    ['a line that is no JSON', ['ask', '--jsonl'], '{"text":"안녕"}\n{text}\n', /line 2 is not JSON/],
    ['a line without its text', ['ask', '--jsonl'], '{"txt":"안녕"}\n', /line 1: text: /],
    ['a line with a number for a text', ['ask', '--jsonl'], '{"text":5}\n', /line 1: text: /],
    [
      'a line with a key that nobody knows',
      ['ask', '--jsonl'],
      '{"text":"안녕","as_of":"2021-01-01"}\n',
      /as_of/,
    ],
    ['a line that is a list', ['classify', '--jsonl'], '[1]\n', /line 1: /],
    ['a line with a bad day', ['ask', '--jsonl'], '{"text":"안녕","asOf":"soon"}\n', /line 1: asOf: /],
  ])('%s', async (_, parameters, input, message) => {
    const { code, stdout, stderr }: Finished = await tiny(parameters, input);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    // An unknown command is followed by the list of known ones.
    if (parameters[0] !== 'dance') expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    for (const line of jsonLines(stdout)) expect(line).toHaveProperty('outcome');
  });

  test('no command at all shows what there is', async () => {
    const { code, stdout, stderr } = await tiny([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^iljari <command>/);
  });

  test('a setting that is none is named', async () => {
    const { code, stdout, stderr } = await run(['ask', '안녕'], { settings: { PORT: 'x' } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^PORT: [^\n]+\n$/);
  });
});

/** A project whose data was changed. */
function projectWith(change: (root: string) => void): string {
  const root = createTinyProject();
  onTestFinished(() => rmSync(root, { recursive: true }));
  change(root);
  return root;
}

describe('kb check', { timeout: 60_000 }, () => {
  test('the repository’s own data has no fault', async () => {
    expect(await iljari(['kb', 'check'])).toEqual({
      code: 0,
      stdout: 'knowledge and intents: no fault\n',
      stderr: '',
    });
  });

  test('every fault is printed with file and line, and the exit code is 1', async () => {
    const root = projectWith((copy) => {
      writeFileSync(join(copy, 'knowledge/topics/empty.md'), 'no record\n');
      rmSync(join(copy, 'intents/crisis.yaml'));
    });
    const { code, stdout, stderr } = await run(['kb', 'check'], { root });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const printed = stdout.trimEnd().split('\n');
    expect(printed).toContainEqual(expect.stringMatching(/^knowledge\/topics\/empty\.md:1 /));
    expect(printed).toContainEqual(expect.stringMatching(/^intents\/crisis\.yaml:0 /));
    expect(printed.at(-1)).toBe(`${printed.length - 1} faults`);
    expect(printed.slice(0, -1).every((line) => /^[\w./-]+:\d+ \S/.test(line))).toBe(true);
  });

  test('faulty data is not served: exit code 2 and the faults', async () => {
    const root = projectWith((copy) => writeFileSync(join(copy, 'knowledge/topics/empty.md'), 'no record\n'));
    const { code, stdout, stderr } = await run(['ask', '안녕', '--json'], { root });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^knowledge\/topics\/empty\.md:1 [^\n]+\n$/);
  });

  test('another city is served by the same sources', async () => {
    const { code, stdout } = await tiny(['ask', '등대지기 몇 명 뽑아요?', '--json', '--as-of', '2020-03-01']);
    expect(code).toBe(0);
    expect(jsonLines(stdout)[0]).toMatchObject({ outcome: 'answered', programs: ['lighthouse-work'] });
  });
});

describe.concurrent('chat through a pipe', { timeout: 60_000 }, () => {
  const greeting = '안녕하세요! 바다시 일자리 도우미예요.';

  test('every line is a message, a number presses a button, and the end of input ends it', async () => {
    const { code, stdout, stderr } = await iljari(['chat'], '안녕\n1\n');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('안녕하세요! 일자리톡이에요.');
    expect(stdout).toContain('[1] 사업 찾기');
    expect(stdout.split('안녕하세요! 일자리톡이에요.')).toHaveLength(2);
    expect(stdout).not.toContain('\u001b');
  });

  test('a conversation keeps its subject; what comes after the end is not read', async () => {
    const { code, stdout } = await tiny(['chat'], '등대지기 알려 주세요\n\n그럼 몇 명 뽑아요?\n/끝\n안녕\n');
    expect(code).toBe(0);
    expect(stdout).toContain('20명');
    expect(stdout).not.toContain(greeting);
  });

  test('a number without a button is a message, and nothing at all is no failure', async () => {
    expect(await tiny(['chat'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await tiny(['chat'], '99')).toMatchObject({ code: 0, stderr: '' });
    expect(await tiny(['chat'], '\u0000\u0007\n😀\n')).toMatchObject({ code: 0, stderr: '' });
  });

  test('a last line without its end is read too', async () => {
    expect((await tiny(['chat'], '안녕')).stdout).toContain(greeting);
  });
});
