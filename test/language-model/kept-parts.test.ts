import { expect, test } from 'vitest';
import { markKeptParts, withKeptParts } from '../../src/language-model/kept-parts.ts';

const shownIn = (text: string, names: string[] = []) =>
  [...markKeptParts(text, names, 1).parts.values()].map(({ shown }) => shown);

test.each([
  ['2021년 3월 9일에 100명을 모집했어요.', ['2021-03-09', '100'], '{1}에 {2}명을 모집했어요.'],
  ['2021년 상반기와 2021년 3월', ['2021', '2021-03'], '{1}년 상반기와 {2}'],
  ['3월 2일부터 12일까지', ['03-02', '12'], '{1}부터 {2}일까지'],
  ['031-8082-6082번, 031-849-2341~2343', ['031-8082-6082', '031-849-2341~2343'], '{1}번, {2}'],
  ['9시부터 18시 30분까지, 8시간', ['9:00', '18:30', '8'], '{1}부터 {2}까지, {3}시간'],
  ['5천만 원, 2억 5천만 원', ['50,000,000', '250,000,000'], '{1} 원, {2} 원'],
  ['10만 2,800원과 1만 3개월', ['102,800', '10,000', '3'], '{1}원과 {2} {3}개월'],
  ['1,822,480원, 70%, 1.5배', ['1,822,480', '70%', '1.5'], '{1}원, {2}, {3}배'],
  ['https://example.kr/a?b=1 참고', ['https://example.kr/a?b=1'], '{1} 참고'],
  ['www.hrd.go.kr이에요, 12명', ['www.hrd.go.kr', '12'], '{1}이에요, {2}명'],
  ['kua.go.kr로 바뀌었어요.', ['kua.go.kr'], '{1}로 바뀌었어요.'],
  ['숫자가 없어요.', [], '숫자가 없어요.'],
])('the parts of «%s» are kept', (text, shown, marked) => {
  expect(shownIn(text)).toEqual(shown);
  expect(markKeptParts(text, [], 1).text).toBe(marked);
});

test('a name is kept whole, the longest first, with the figure in it', () => {
  const { text, parts } = markKeptParts(
    '4차산업혁명 특강은 4회예요.',
    ['4차산업혁명 특강', '4차산업혁명'],
    5,
  );
  expect(text).toBe('{5}은 {6}회예요.');
  expect([...parts.values()].map(({ isFigure }) => isFigure)).toEqual([false, true]);
  expect(withKeptParts('{6} times: {5}', parts)).toBe('4 times: 4차산업혁명 특강');
});
