import { expect, test } from 'vitest';
import { createCueFinder } from '../../src/understanding/cues.ts';

const findCues = createCueFinder({
  death: ['죽고싶', '_die_', '_suicid'],
  pet: ['강아지'],
  drug: ['_약을', 'thuốc_ngủ'],
});
const [death, pet, drug] = [0, 1, 2];

test.each<[string, number[]]>([
  ['죽고 싶어요', [death]],
  ['죽고싶다', [death]],
  ['I want to DIE!', [death]],
  ['the soldier came', []],
  ['suicidal thoughts', [death]],
  ['약을 모으는데 강아지가 걱정', [pet, drug]],
  ['예약을 바꿔 주세요', []],
  ['강 아 지', [pet]],
  ['', []],
])('«%s» speaks of %j', (text, kinds) => {
  expect(findCues(text)).toEqual(kinds);
});
