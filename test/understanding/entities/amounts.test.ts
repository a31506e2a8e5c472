import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { entityCaseSchema, evaluateEntities } from '../../../src/command-line/evaluate-entities.ts';
import { findDurations } from '../../../src/understanding/entities/durations.ts';
import { createEntityFinder } from '../../../src/understanding/entities/find-entities.ts';
import { findMoney } from '../../../src/understanding/entities/money.ts';

test.each([
  ['월급은 250만원이에요', [2_500_000]],
  ['월 이백 벌어요', [2_000_000]],
  ['전세 1억5천이에요', [150_000_000]],
  ['연봉 삼천오백', [35_000_000]],
  ['재산이 1.5억', [150_000_000]],
  ['시급 10,030원 맞나요', [10_030]],
  ['200~250만원 사이요', [2_000_000, 2_500_000]],
  ['공공근로 75명', []],
  ['1577-1389', []],
  ['인구가 25만 명이죠', []],
  ['이천에 살아요', []],
  ['전세 사기 뉴스', []],
  ['재산이 좀 있어요', []],
  ['검사하는 여사원', []],
  ['월이백오십은 받아야지', [2_500_000]],
  ['시급이만천원', [11_000]],
])('«%s»: %j won', (text, amounts) => {
  expect(findMoney(text).map(({ won }) => won)).toEqual(amounts);
});

test.each([
  ['3년 반 일했어요', [{ months: 42 }]],
  ['일 년 육 개월 다녔어요', [{ months: 18 }]],
  ['석 달째 쉬어요', [{ months: 3 }]],
  ['한달반 쉬었어요', [{ months: 1, days: 15 }]],
  ['보름 정도 걸려요?', [{ days: 15 }]],
  ['하루 8시간 일하나요', [{ hours: 8 }]],
  ['보름 뒤에 시작해요?', []],
  ['한 달에 120만원', []],
  ['2021년 상반기', []],
  ['68년생이에요', []],
  ['사주 봐줘', []],
  ['이주 여성', []],
  ['주 5일 근무', []],
  ['석 달 열흘', [{ months: 3, days: 10 }]],
  ['일 년 하고도 두 달', [{ months: 14 }]],
])('«%s» takes %j', (text, lengths) => {
  expect(findDurations(text).map(({ start: _, end: __, ...length }) => length)).toEqual(lengths);
});

const cases = readFileSync(join(import.meta.dirname, '../../data/entities.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => entityCaseSchema.parse(JSON.parse(line)));
const { byKind } = evaluateEntities(
  createEntityFinder({
    mentions: { find: () => [] },
    otherCities: [],
    wards: [],
    groups: [],
    occupations: [],
  }),
  cases,
);

test.each(['age', 'birth', 'money', 'duration', 'date'])(
  '%s: at least .95 of the labelled texts exactly',
  (kind) => {
    const score = byKind[kind]?.all;
    expect(score?.cases).toBeGreaterThan(30);
    expect(score?.exact).toBeGreaterThanOrEqual(0.95);
    expect(score?.precision).toBeGreaterThanOrEqual(0.95);
  },
);
