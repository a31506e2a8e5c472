import { expect, test } from 'vitest';
import { besideIntent, createDangerFinder } from '../../src/understanding/danger.ts';
import {
  createDangerReader,
  dangerExamplesOf,
  findCuesOf,
  trainDangerModel,
} from '../../src/understanding/danger-model.ts';
import { trainLinearModel } from '../../src/understanding/linear-classifier.ts';
import { loadTinyIntents, tinyExamples } from './tiny-intents.ts';

const intents = loadTinyIntents();
const model = trainDangerModel(dangerExamplesOf(intents));
const findDanger = createDangerFinder({
  readDanger: createDangerReader(model, findCuesOf(intents)),
  model: trainLinearModel(tinyExamples(), ['intent']),
});
/** Hears a cry only where little else stands beside it. */
const findCry = createDangerFinder({
  readDanger: (text) => (text.includes('죽고 싶어요') && text.length <= 80 ? 5 : -5),
  model: trainLinearModel(tinyExamples(), ['intent']),
});
const calm = '등대지기 일자리는 언제 신청하나요? ';

test('the same examples give the same model, number for number', () => {
  expect(trainDangerModel(dangerExamplesOf(intents))).toEqual(model);
});

test('danger is told from what is asked every day', () => {
  expect(findDanger('정말 죽고 싶어요')).toMatchObject({ variant: 'danger' });
  expect(findDanger('정말 죽고 싶어요').margin).toBeGreaterThan(0);
  expect(findDanger(calm).margin).toBeLessThan(0);
});

test.each([
  ['the beginning', `죽고 싶어요. ${calm.repeat(40)}`],
  ['the middle', `${calm.repeat(20)}죽고 싶어요. ${calm.repeat(20)}`],
  ['the end', `${calm.repeat(40)}죽고 싶어요`],
  [
    'the middle of a story without a full stop',
    `${'등대지기 일을 하고 그물을 손질하고 '.repeat(20)}죽고 싶어요`,
  ],
])('danger is found in %s of a long message', (_, text) => {
  expect(findCry(text).margin).toBeGreaterThan(0);
  expect(findCry(text.replace('죽고 싶어요', '')).margin).toBeLessThan(0);
});

test.each(['', '   ', 'ㅋ'.repeat(500), '.'])('«%s» says nothing', (text) => {
  expect(findDanger(text).margin).toBe(-Infinity);
});

test('a sure intent speaks against faint danger, not against plain danger', () => {
  expect(besideIntent(1, 0.99)).toBeLessThan(0);
  expect(besideIntent(1, 0.5)).toBe(1);
  expect(besideIntent(5, 1)).toBeGreaterThan(0);
  expect(besideIntent(-Infinity, 0)).toBe(-Infinity);
});
