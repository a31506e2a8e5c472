import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEntityFinder } from '../../../src/understanding/entities/find-entities.ts';
import { createMentionFinder } from '../../../src/understanding/mentions.ts';

const findOn = createEntityFinder({
  mentions: createMentionFinder([{ id: 'lighthouse', names: ['등대지기'] }]),
  otherCities: [
    { name: '새바다시', names: ['새바다시', '새바다', '새물동', '물목'], lookAlike: true },
    { name: '들판시', names: ['들판시', '들판'], lookAlike: false },
  ],
  wards: [],
  groups: [],
  occupations: [],
});
const find = (text: string) => findOn(text, { today: '2020-03-01' });

test.each([
  ['2020년에 몇 명?', ['2020']],
  ['2020년도 인원', ['2020']],
  ['20년도 인원', ['2020']],
  ["'21년 인원", ['2021']],
  ['2020 인원', ['2020']],
  ['2020년 상반기', ['2020-H1']],
  ['2020년도 하반기 인원', ['2020-H2']],
  ['2020 상반기', ['2020-H1']],
  ['2019년이랑 2020년', ['2019', '2020']],
  ['20년 이상 일했어요', []],
  ['15년차예요', []],
  ['1985년생이에요', []],
  ['2001년생인데요', []],
  ['2001년 생인데요', []],
  ['12020원', []],
  ['인원', []],
])('«%s» asks about %j', (text, periods) => {
  expect(find(text).periods.map(({ period }) => period)).toEqual(periods);
});

test('a half-year without its year is kept apart', () => {
  expect(find('하반기에는 몇 명?')).toMatchObject({ half: 'H2', periods: [] });
  expect(find('인원')).not.toHaveProperty('half');
});

test.each([
  ['65세예요', [65]],
  ['만 34세', [34]],
  ['저 52살인데요', [52]],
  ['예순다섯이에요', [65]],
  ['예순 다섯 살이에요', [65]],
  ['서른살', [30]],
  ['스물아홉인데요', [29]],
  ['쉰 넘었어요', [50]],
  ['일흔둘입니다', [72]],
  ['나 68인데 할 일 있나요', [68]],
  ['만58 미취업', [58]],
  ['올해 62입니다', [62]],
  ['하나 30인데', []],
  ['65세 이상만 되나요', []],
  ['18세부터 39세까지', []],
  ['39세 이하', []],
  ['65명', []],
  ['105세', []],
])('«%s»: ages %j', (text, ages) => {
  const own = find(text).ages.filter(({ kind }) => kind !== 'bound');
  expect(own.map(({ from }) => from)).toEqual(ages);
});

test.each([
  ['새바다시 등대지기', '새바다시', true, false],
  ['새바다 등대지기', '새바다시', true, false],
  ['새바다시말고 우리 동네', '새바다시', true, true],
  ['새바다 말고요', '새바다시', true, true],
  ['새바다시는 빼고', '새바다시', true, true],
  ['새바다 제외하고 알려 주세요', '새바다시', true, true],
  ['새바다시가 아니라 우리 시', '새바다시', true, true],
  ['우리 시 말고 새바다시 알려 주세요', '새바다시', true, false],
  ['새물동에 살아요', '새바다시', true, false],
  ['들판시 사람이에요', '들판시', false, false],
  ['들판에 살아요', '들판시', false, false],
])('«%s» names another city', (text, name, lookAlike, excluded) => {
  expect(find(text).otherCities).toMatchObject([{ name, lookAlike, excluded }]);
});

test.each([['바다시 등대지기'], ['앞들판을 지나서'], ['물목걸이'], ['']])(
  '«%s» names no other city',
  (text) => {
    expect(find(text).otherCities).toEqual([]);
  },
);

test.each([
  ['지금 뽑아요?', true],
  ['요즘도 해요?', true],
  ['올해 인원', true],
  ['이번 달에 신청', true],
  ['몇 명 뽑았어요?', false],
])('«%s» asks about today: %s', (text, asksNow) => {
  expect(find(text).asksNow).toBe(asksNow);
});

test('every entity lies where it says', () => {
  const text = '들판시에서 왔고 예순다섯이에요. 2020년 상반기 등대지기 몇 명?';
  const { mentions, periods, ages, otherCities } = find(text);
  const at = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  expect(mentions.map(at)).toEqual(['등대지기']);
  expect(periods.map(at)).toEqual(['2020년']);
  expect(ages.map(at)).toEqual(['예순다섯']);
  expect(otherCities.map(at)).toEqual(['들판시']);
});

test('no text makes it fail, and no place lies outside', { timeout: 60_000 }, () => {
  const words = fc.constantFrom(
    '2020년',
    '상반기',
    '예순',
    '다섯',
    '새바다',
    ' 말고',
    '65세',
    '등대',
    '지기',
    '😀',
  );
  const text = fc
    .array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 8 })
    .map((list) => list.join(''));
  fc.assert(
    fc.property(text, (any) => {
      const { mentions, periods, ages, otherCities } = find(any);
      for (const { start, end } of [...mentions, ...periods, ...ages, ...otherCities]) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(any.length);
      }
    }),
  );
});
