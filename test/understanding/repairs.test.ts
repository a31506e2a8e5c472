import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { squeeze } from '../../src/conversation/text.ts';
import { loadKnowledgeData } from '../../src/knowledge/load.ts';
import { createRepairFinder, type RepairFinder } from '../../src/understanding/find-repairs.ts';
import { labelledExamples } from '../../src/understanding/intent-data.ts';
import { loadIntents } from '../../src/understanding/load-intents.ts';
import { applyRepairs, joinRepairs } from '../../src/understanding/repairs.ts';
import { createPairCheck } from '../../src/understanding/syllable-pairs.ts';

const root = join(import.meta.dirname, '../..');
const read = (name: string) =>
  readFileSync(join(root, 'test/data', name), 'utf8')
    .trim()
    .split('\n');

/** Share of the misspelt pairs that are read as meant. */
const leastRecovered = 0.9;
/** Share of the examples, most of them well spelt, that may be read otherwise than they are typed. */
const mostChanged = 0.04;

let find: RepairFinder;
let examples: string[];
beforeAll(() => {
  const { data } = loadKnowledgeData(join(root, 'knowledge'));
  const { intents } = loadIntents(join(root, 'intents'));
  examples = labelledExamples(intents).map(({ text }) => text);
  const names = [...data.documents.values()].flatMap(({ name, aliases }) => [name, ...aliases]);
  find = createRepairFinder({
    spelling: data.spelling,
    isPair: createPairCheck(() => [...examples, ...names]),
  });
});
const repair = (text: string) => applyRepairs(text, find(text));

// The second half was not looked at when the repairs were written.
test.each([0, 1])('misspelt pairs are read as meant (half %i)', (half) => {
  const pairs = read('misspelt.jsonl')
    .filter((_, index) => index % 2 === half)
    .map((line) => JSON.parse(line) as { typed: string; meant: string });
  const recovered = pairs.filter(({ typed, meant }) => squeeze(repair(typed)) === squeeze(meant));
  expect(recovered.length / pairs.length).toBeGreaterThanOrEqual(leastRecovered);
});

test('what is well spelt stays as it is', () => {
  expect(read('well-spelt.txt').filter((text) => repair(text) !== text)).toEqual([]);
});

test('few of the examples are read otherwise', () => {
  const changed = examples.filter((text) => find(text).length > 0);
  expect(changed.length / examples.length).toBeLessThanOrEqual(mostChanged);
});

test.each([
  ['공공근로 몇일 해여ㅋㅋㅋㅋ', ['misspelling', 'ending', 'repeat']],
  ['ㅇㅇ', ['abbreviation']],
  ['음 공 공 근 로😊', ['filler', 'spacing', 'emoji']],
  ['６５세 tlfdjqrmqdu', ['form', 'keyboard']],
])('«%s» is told by kind', (text, kinds) => {
  expect(find(text).map(({ kind }) => kind)).toEqual(kinds);
});

describe('repairs joined', () => {
  test('are one where the later changes what the earlier wrote', () => {
    const first = [{ kind: 'form' as const, from: 'ab', to: 'xyz', start: 1, end: 3 }];
    const second = [{ kind: 'misspelling' as const, from: 'z-', to: 'Z', start: 3, end: 5 }];
    expect(joinRepairs('-ab--', first, second)).toEqual([
      { kind: 'misspelling', from: 'ab-', to: 'xyZ', start: 1, end: 4 },
    ]);
  });

  test('stand where they say, apart, whatever is typed', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '됬',
        '몇일',
        '나여',
        'ㅋㅋㅋ',
        '네에에',
        '공 공 근 로',
        '음 ',
        '😀',
        '가'.normalize('NFD'),
        'rhdrhdrmsfh',
        '６５',
        ' 를 ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        let position = 0;
        for (const { from, to, start, end } of find(text)) {
          expect(start).toBeGreaterThanOrEqual(position);
          expect(text.slice(start, end)).toBe(from);
          expect(from).not.toBe(to);
          position = end;
        }
      }),
    );
  });
});
