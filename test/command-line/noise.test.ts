import { expect, test } from 'vitest';
import { noises } from '../../src/command-line/noise.ts';

const noise = Object.fromEntries(noises.map(({ name, apply }) => [name, apply]));
const text = '청년옷장 신청은 어디에서 하나요?';

test.each([
  ['no spaces', '청년옷장신청은어디에서하나요?'],
  ['no particles', '청년옷장 신청 어디 하나요?'],
  ['other endings', '청년옷장 신청은 어디에서 함?'],
  ['Latin keyboard', 'cjdsusdhtwkd tlscjddms djeldptj gkskdy?'],
])('%s', (name, expected) => {
  expect(noise[name]?.(text)).toBe(expected);
});

test('typos are the same every time, and few', () => {
  const long = '양쪽 기관에 물어본 다음에 다시 적어 주시면 고맙겠습니다 '.repeat(20);
  const misspelt = noise['10 % letter typos']?.(long) ?? '';
  expect(noise['10 % letter typos']?.(long)).toBe(misspelt);
  const words = long.split(' ');
  const wrong = misspelt.split(' ').filter((word, index) => word !== words[index]).length;
  // One syllable in ten: a word of three is wrong in about a quarter of the cases.
  expect(wrong / words.length).toBeGreaterThan(0.1);
  expect(wrong / words.length).toBeLessThan(0.4);
});
