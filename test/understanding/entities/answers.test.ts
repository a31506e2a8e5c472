import { expect, test } from 'vitest';
import { findAnswers } from '../../../src/understanding/entities/answers.ts';

const free = { isExpected: false, isDenied: false };

test.each([
  ['네네', 'yes'],
  ['예', 'yes'],
  ['네에', 'yes'],
  ['ㅇㅋ', 'yes'],
  ['맞아요', 'yes'],
  ['네 맞아요', 'yes'],
  ['물론이죠', 'yes'],
  ['어', 'yes'],
  ['하모', 'yes'],
  ['넵 받고 있습니다', 'yes'],
  ['네, 있습니다', 'yes'],
  ['그라제', 'yes'],
  ['Yes', 'yes'],
  ['아니오', 'no'],
  ['아녀유', 'no'],
  ['아닙니다', 'no'],
  ['아뇨 아직이요', 'no'],
  ['아니요, 처음이에요', 'no'],
  ['노노', 'no'],
  ['아닌데', 'no'],
  ['모르겠어요', 'unknown'],
  ['잘 몰라요', 'unknown'],
  ['글쎄', 'unknown'],
  ['기억이 안 나요', 'unknown'],
  ['모름', 'unknown'],
  ['몰르겠는디', 'unknown'],
  ['확실하지 않아요', 'unknown'],
  ['네 시에 갈게요', ''],
  ['예약하고 싶어요', ''],
  ['네이버에서 봤어요', ''],
  ['응급실 어디예요', ''],
  ['어디예요', ''],
  ['그럼 언제까지예요', ''],
  ['예전에 일했어요', ''],
  ['모르는 게 있으면 어디에 물어요', ''],
  ['맞춤 교육 있나요', ''],
])('«%s» answers: %s', (text, answer) => {
  expect(
    findAnswers(text, free)
      .map((found) => found.answer)
      .join(),
  ).toBe(answer);
});

test('after a question of yes or no the verb alone is an answer', () => {
  const asked = { isExpected: true, isDenied: false };
  expect(findAnswers('받고 있어요', asked)).toMatchObject([{ answer: 'yes' }]);
  expect(findAnswers('안 받아요', { ...asked, isDenied: true })).toMatchObject([{ answer: 'no' }]);
  expect(findAnswers('받고 있어요', free)).toEqual([]);
});
