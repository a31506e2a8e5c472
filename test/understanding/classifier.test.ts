import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createDangerReader,
  dangerExamplesOf,
  findCuesOf,
  trainDangerModel,
} from '../../src/understanding/danger-model.ts';
import { createEntityFinder } from '../../src/understanding/entities/find-entities.ts';
import { classifyText, trainLinearModel } from '../../src/understanding/linear-classifier.ts';
import { createUnderstander } from '../../src/understanding/understand.ts';
import { loadTinyIntents, tinyExamples, tinyMentions } from './tiny-intents.ts';

const examples = tinyExamples();
const calibrated = ['intent'];
const model = trainLinearModel(examples, calibrated);
const intents = loadTinyIntents();
const understander = createUnderstander({
  model,
  readDanger: createDangerReader(trainDangerModel(dangerExamplesOf(intents)), findCuesOf(intents)),
  findEntities: createEntityFinder({
    mentions: tinyMentions,
    otherCities: [],
    wards: [],
    groups: [],
    occupations: [],
  }),
  findRepairs: () => [],
  findLanguage: () => 'ko',
});
const understand = (text: string) => understander.understand(text, { today: '2020-03-01' });

test('the same examples give the same model, number for number', () => {
  expect(trainLinearModel(examples, calibrated)).toEqual(model);
});

test('other examples give another model', () => {
  expect(trainLinearModel(examples.slice(1), calibrated)).not.toEqual(model);
});

test('every example is recognised as what it is an example of', () => {
  const wrong = examples.filter(({ text, labels }) => {
    const scores = classifyText(model, text);
    return Object.entries(labels).some(([head, label]) => scores.get(head)?.[0]?.label !== label);
  });
  expect(wrong).toEqual([]);
});

test('the probabilities of all labels fall and add up to 1', () => {
  const labels = new Set(examples.flatMap(({ labels: { intent = [] } }) => intent));
  for (const text of ['안녕', '등대지기 몇 명 뽑아요', '', '전혀 모르는 말']) {
    const scores = classifyText(model, text).get('intent') ?? [];
    const probabilities = scores.map(({ probability }) => probability);
    expect(new Set(scores.map(({ label }) => label))).toEqual(labels);
    expect(probabilities).toEqual([...probabilities].sort((left, right) => right - left));
    expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 5);
  }
});

test.each([
  ['안녕하세요~', 'greeting', null],
  ['안녕하세요!!!!', 'greeting', null],
  ['내 정보 지워주세요', 'privacy', 'delete'],
  ['대화가 저장되나요?', 'privacy', 'stored'],
  ['죽고싶다', 'crisis', 'danger'],
  ['상담예약 할게요', 'appointment', null],
  ['등대지기 알려 주세요', 'program-detail', null],
])('«%s» is %s (%s)', (text, intent, variant) => {
  expect(understand(text)).toMatchObject({ intent, variant });
});

test('the variants of an intent do not compete with it', () => {
  const { intent, confidence, alternatives } = understand('답이 틀렸어요');
  expect(intent).toBe('feedback');
  expect(confidence).toBeGreaterThan(0.5);
  expect(alternatives.map((alternative) => alternative.intent)).not.toContain('feedback');
});

test('another name or figure in the same sentence changes nothing of the intent', () => {
  expect(understand('그물교실 알려 주세요').intent).toBe('program-detail');
  expect(understand('등대지기 12명 뽑아요').intent).toBe(understand('등대지기 99명 뽑아요').intent);
});

test('any text is understood as something, with probabilities between 0 and 1', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      const { confidence, alternatives } = understand(text);
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
      for (const alternative of alternatives) expect(alternative.confidence).toBeLessThanOrEqual(confidence);
    }),
  );
});
