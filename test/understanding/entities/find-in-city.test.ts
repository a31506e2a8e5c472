import { expect, test } from 'vitest';
import { entityLabels } from '../../../src/command-line/evaluate-entities.ts';
import { createEntityFinder } from '../../../src/understanding/entities/find-entities.ts';

const find = createEntityFinder({
  mentions: { find: () => [] },
  otherCities: [{ name: '새바다시', names: ['새바다시', '새바다', '새물동'], lookAlike: true }],
  wards: [
    {
      name: '등대읍',
      aliases: ['등대 읍'],
      villages: ['하얀동 북부'],
      unsourcedVillages: [],
      formerNames: ['옛바다면'],
    },
    {
      name: '갯벌1동',
      aliases: ['갯벌 1동'],
      villages: ['하얀동 남부'],
      unsourcedVillages: ['조개동'],
      formerNames: ['옛바다면'],
    },
  ],
  groups: [{ id: 'islander', words: ['섬사람', '섬에서 온'], not: ['섬사람 잔치'] }],
  occupations: [
    { name: '등대지기', words: ['등대지기', '등대 일'], not: [] },
    { name: '청소원', words: ['청소'], not: ['청소년'] },
  ],
});
const labelsOf = (text: string, kind: string) =>
  entityLabels[kind]?.(find(text, { today: '2026-03-04' })).join();

test.each([
  ['등대읍 살아요', '등대읍'],
  ['등대 사는데요', '등대읍'],
  ['갯벌 1동 주민', '갯벌1동'],
  ['하얀동이에요', '하얀동'],
  ['옛바다면 살았어요', '옛바다면'],
  ['등대지기 하고 싶어요', ''],
  ['새물동 살아요', ''],
])('«%s» names the part of the city %s', (text, names) => {
  expect(labelsOf(text, 'place')).toBe(names);
});

test('a village in two wards, and a name that two wards had, say so', () => {
  const { wards } = find('하얀동 아니면 옛바다면', { today: '2026-03-04' });
  expect(wards.map(({ wards }) => wards)).toEqual([
    ['등대읍', '갯벌1동'],
    ['등대읍', '갯벌1동'],
  ]);
});

test.each([
  ['섬사람도 되나요', 'audience', 'islander'],
  ['섬에서온 사람', 'audience', 'islander'],
  ['섬사람 잔치', 'audience', ''],
  ['등대일이나 청소 하고 싶어요', 'occupation', '등대지기,청소원'],
  ['청소년 일자리', 'occupation', ''],
  ['그거 얼마예요', 'reference', 'that'],
  ['아까 그거 다시', 'reference', 'that'],
  ['두번째거 알려줘', 'reference', '2'],
  ['3번 자세히', 'reference', '3'],
  ['68번 버스', 'reference', ''],
  ['마지막거요', 'reference', 'last'],
  ['맨 위에 거', 'reference', '1'],
  ['중위소득 60 이하', 'percent', '60m'],
  ['중위소득 60 이하', 'age', ''],
  ['팔십프로 준대요', 'percent', '80'],
  ['테이프로 막았어요', 'percent', ''],
  ['세 번째 면접', 'reference', ''],
  ['프로그램 3개', 'percent', ''],
])('«%s», %s: %s', (text, kind, labels) => {
  expect(labelsOf(text, kind)).toBe(labels);
});

test.each([
  ['아니 58 말고 59', '58→59'],
  ['육십 말고 예순하나요', '육십→예순하나'],
  ['화요일 말고 수요일로 해 주세요', '화요일→수요일'],
  ['150만원 아니라 180만원', '150만원→180만원'],
  ['아 잘못 말했어요 62세예요', '→62세'],
  ['아니다 3년이에요', '→3년'],
  ['공공근로 말고 다른 거 있어요?', ''],
  ['어제 신청했어요', ''],
  ['엉뚱한 소리 하지 말고 답을 줘', ''],
  ['정말고마워요', ''],
  ['아니요 안 받아요', ''],
  ['장애인은 아니고요', ''],
])('«%s» corrects %s', (text, correction) => {
  expect(labelsOf(text, 'correction')).toBe(correction);
});

test('what is taken back is told of nobody', () => {
  expect(labelsOf('목요일 말고 금요일로 해 주세요', 'date')).toBe('2026-03-06');
  expect(labelsOf('150만원이 아니라 180만원', 'money')).toBe('1800000');
  expect(labelsOf('58년생이 아니라 59년생이에요', 'birth')).toBe('1959');
});

test.each([
  ['age', '58', '58'],
  ['age', '쉰이요', '50'],
  ['birth', '68', '1968'],
  ['money', '이백', '2000000'],
  ['duration', '3', '3m'],
  ['percent', '100', '100'],
] as const)('a question for %s is answered by «%s» alone', (expected, text, label) => {
  const found = find(text, { today: '2026-03-04', expected });
  expect(entityLabels[expected]?.(found)).toEqual([label]);
  expect(entityLabels[expected]?.(find('공공근로 알려 주세요', { today: '2026-03-04', expected }))).toEqual(
    [],
  );
});
