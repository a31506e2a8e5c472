import { expect, test } from 'vitest';
import type { IntentId } from '../../src/conversation/intent.ts';
import type { Understanding } from '../../src/conversation/understanding.ts';
import { type Reading, readings } from '../../src/understanding/readings.ts';
import { noEntities } from './no-entities.ts';

function understood(...scores: [IntentId, number][]): Understanding {
  const [best, ...others] = scores.map(([intent, confidence]) => ({ intent, confidence }));
  return {
    normalised: '',
    intent: best?.intent as IntentId,
    confidence: best?.confidence as number,
    language: 'ko',
    variant: null,
    repairs: [],
    alternatives: others,
    crisis: { margin: -2, variant: null },
    entities: noEntities,
  };
}

test.each<[string, [IntentId, number][], Reading]>([
  ['sure', [['appointment', 0.9]], { intent: 'appointment' }],
  [
    'unsure: the three most likely are offered',
    [
      ['appointment', 0.5],
      ['human-counselor', 0.2],
      ['center-info', 0.1],
      ['help', 0.05],
    ],
    { ask: ['appointment', 'human-counselor', 'center-info'] },
  ],
  [
    'nobody is offered danger, or to be turned away',
    [
      ['out-of-scope', 0.45],
      ['crisis', 0.2],
      ['feedback', 0.1],
      ['help', 0.05],
    ],
    { ask: ['feedback', 'help'] },
  ],
  [
    'unsure which question to the documents it is: their answers are alike',
    [
      ['program-detail', 0.45],
      ['eligibility-check', 0.4],
      ['small-talk', 0.1],
    ],
    { intent: 'program-detail' },
  ],
  [
    'as unsure between two things that the same answer does not serve',
    [
      ['notification', 0.45],
      ['eligibility-check', 0.4],
      ['small-talk', 0.1],
    ],
    { ask: ['notification', 'eligibility-check', 'small-talk'] },
  ],
  [
    'like no example at all: nothing that is offered is likely to fit, and asking is still better',
    [
      ['greeting', 0.3],
      ['help', 0.05],
      ['feedback', 0.05],
    ],
    { ask: ['greeting', 'help', 'feedback'] },
  ],
  [
    'a refusal is believed at less, since nobody can press it',
    [
      ['out-of-scope', 0.62],
      ['help', 0.2],
    ],
    { intent: 'out-of-scope' },
  ],
])('%s', (_, scores, reading) => {
  expect(readings(understood(...scores))).toEqual(reading);
});
