import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReworder } from '../../src/language-model/reword.ts';
import { createScriptedLanguageModel } from '../fakes/scripted-language-model.ts';
import { draft, goodSentences, question } from './drafts.ts';

const digits = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d)/g, '')
    .match(/\p{N}+/gu) ?? [];
const known = new Set(digits(JSON.stringify(draft.blocks)));

const figure = fc.oneof(
  fc.nat({ max: 3000 }).map(String),
  fc.nat({ max: 9_999_999 }).map((number) => number.toLocaleString('en-US')),
  fc.constantFrom(
    '１００',
    '①',
    '٣',
    '²',
    'Ⅳ',
    '1\u200b00',
    '100.5',
    '02-100',
    '3/2',
    '1,00',
    '70,',
    '0100',
    '십',
    '100만',
  ),
);
const scrap = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  figure,
  fc.constantFrom('명', '원', '월', ' ', '요.', '. '),
);

/** A rewording that would pass, with scraps put into one sentence, in the place of some of its text or beside it. */
const spoilt = fc
  .tuple(fc.nat({ max: goodSentences.length - 1 }), fc.nat({ max: 40 }), fc.nat({ max: 4 }), scrap)
  .map(([index, at, dropped, inserted]) => ({
    sentences: goodSentences.map((sentence, position) =>
      position === index
        ? { ...sentence, text: sentence.text.slice(0, at) + inserted + sentence.text.slice(at + dropped) }
        : sentence,
    ),
  }));
const anything = fc.record({
  sentences: fc.array(
    fc.record({
      text: fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(scrap).map((scraps) => `${scraps.join('')}요.`),
      ),
      passages: fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.double())),
    }),
  ),
});

test('whatever a model writes, every figure of the result stands in the draft', async () => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 5, arbitrary: spoilt }, { weight: 1, arbitrary: anything }),
      async (output) => {
        const model = createScriptedLanguageModel(output);
        const result = await createReworder({ model, onFallback: () => undefined })(draft, { question });
        if (result !== draft) kept += 1;
        expect(digits(JSON.stringify(result.blocks)).filter((found) => !known.has(found))).toEqual([]);
      },
    ),
    { numRuns: 2000, seed: 20_210_309 },
  );
  // Otherwise the property would hold for a reworder that never rewords.
  expect(kept).toBeGreaterThan(0);
});
