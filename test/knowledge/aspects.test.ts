import { expect, test } from 'vitest';
import { createAspectFinder } from '../../src/knowledge/aspects.ts';

const finder = createAspectFinder([
  {
    id: 'headcount',
    label: '인원',
    cues: ['몇 명', '인원'],
    foreign: ['how many people'],
    hints: [],
    alone: [],
    near: ['count'],
  },
  { id: 'count', label: '개수', cues: ['몇 개'], foreign: [], hints: ['몇'], alone: [], near: [] },
  { id: 'pay', label: '급여', cues: ['얼마 받'], foreign: [], hints: ['얼마'], alone: [], near: [] },
  { id: 'fee', label: '비용', cues: ['무료'], foreign: [], hints: ['얼마'], alone: ['얼마'], near: [] },
  {
    id: 'priority',
    label: '우선 선발',
    cues: ['인원 가운데 먼저'],
    foreign: [],
    hints: [],
    alone: [],
    near: [],
  },
]);
const found = (question: string) =>
  finder.find(question).map(({ aspect, firm }) => `${aspect}${firm ? '' : '?'}`);

test.each([
  ['몇 명 뽑아요?', ['headcount']],
  ['몇명뽑아', ['headcount']],
  ['몇  명, 뽑나요', ['headcount']],
  ['무료예요? 몇 명이에요?', ['fee', 'headcount']],
  ['얼마 받아요?', ['pay']],
  ['인원 가운데 먼저 뽑는 사람', ['priority']],
  ['인원이요', ['headcount']],
  ['How many people do you take?', ['headcount']],
  ['얼마?', ['fee']],
  ['안녕하세요', []],
  ['', []],
])('«%s» asks for %j', (question, aspects) => {
  expect(found(question)).toEqual(aspects);
});

test('a mere hint says so, and may point at two things', () => {
  expect(new Set(found('얼마예요?'))).toEqual(new Set(['pay?', 'fee?']));
});

test('a cue inside a longer one does not count', () => {
  expect(found('몇 개예요?')).toEqual(['count']);
});

test('labels and near aspects come from the data', () => {
  expect(finder.label('headcount')).toBe('인원');
  expect(finder.near('headcount')).toEqual(['count']);
  expect(finder.near('website')).toEqual([]);
});
