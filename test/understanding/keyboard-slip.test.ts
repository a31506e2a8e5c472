import { convertHangulToQwerty } from 'es-hangul';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findKeyboardSlips } from '../../src/understanding/keyboard-slip.ts';
import { applyRepairs, originalOffset } from '../../src/understanding/repairs.ts';
import { createPairCheck } from '../../src/understanding/syllable-pairs.ts';

const isPair = createPairCheck(() => [
  '공공근로 몇 명 뽑아요',
  '일자리 알려줘',
  '안녕하세요',
  '실업급여는 얼마나 받나요',
  '나이가 많아도 되나요',
]);
const repair = (text: string) => applyRepairs(text, findKeyboardSlips(text, isPair));

test.each([
  ['rhdrhdrmsfh auc aud Qhqdkdy?', '공공근로 몇 명 뽑아요?'],
  ['rhdrhdrmsfh 몇명', '공공근로 몇명'],
  ['RHDRHDRMSFH', '공공근로'],
  ['dlfwkfl dkffuwnj', '일자리 알려줘'],
  ['tlfdjqrmqdusms 68tp', '실업급여는 68세'],
])('«%s» was meant as «%s»', (typed, meant) => {
  expect(repair(typed)).toBe(meant);
});

test.each([
  'hello how are you',
  'I want to find a job',
  'so do go',
  'worknet',
  'TOEIC 900',
  'AI 면접',
  'toi muon tim viec lam',
  'rhdrhdrmsfh@example.com',
  'https://dlfwkfl.example/rhd',
  'ㅎㅎ lol',
])('«%s» stays as it is', (text) => {
  expect(repair(text)).toBe(text);
});

test('tells what was changed, and finds the way back', () => {
  const text = '요즘 rhdrhdrmsfh 몇명';
  const repairs = findKeyboardSlips(text, isPair);
  expect(repairs).toEqual([{ kind: 'keyboard', from: 'rhdrhdrmsfh', to: '공공근로', start: 3, end: 14 }]);
  const repaired = applyRepairs(text, repairs);
  const start = repaired.indexOf('공공근로');
  expect(originalOffset(repairs, start, 'start')).toBe(3);
  expect(originalOffset(repairs, start + 4, 'end')).toBe(14);
  expect(originalOffset(repairs, repaired.indexOf('몇'), 'start')).toBe(text.indexOf('몇'));
});

describe('whatever is typed', () => {
  test('repairs stand where they say, in order', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('공공근로', '일자리 알려줘', 'hello', '68', ' ').map(convertHangulToQwerty),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join(' ');
        let position = 0;
        for (const { from, start, end } of findKeyboardSlips(text, isPair)) {
          expect(start).toBeGreaterThanOrEqual(position);
          expect(text.slice(start, end)).toBe(from);
          position = end;
        }
      }),
    );
  });
});
