import { expect, test } from 'vitest';
import { LanguageModelError } from '../../src/language-model/language-model.ts';
import { createRephraser } from '../../src/language-model/rephrase.ts';
import { createScriptedLanguageModel } from '../fakes/scripted-language-model.ts';

const before = ['등대지기 2020년에 몇 명 뽑아요?'];
const question = '거기 옷은 줘요?';

async function rephrase(output: unknown) {
  const told: string[] = [];
  const model = createScriptedLanguageModel(output);
  const result = await createRephraser({
    model,
    onFallback: (reason, detail) => told.push(`${reason}: ${detail}`),
  })(question, before);
  return { result, told, request: model.requests[0] };
}

test('a question is made whole with words of the messages before', async () => {
  const { result, told, request } = await rephrase({ question: '등대지기 옷은 줘요?' });
  expect(result).toBe('등대지기 옷은 줘요?');
  expect(told).toEqual([]);
  expect(JSON.parse(request?.input as string)).toEqual({ before, question });
});

test.each([
  ['a word that nobody said', '그물교실 옷은 줘요?', 'unfaithful: word-added'],
  ['a figure that nobody said', '등대지기 2021년에 옷은 줘요?', 'unfaithful: figure-added'],
  ['nothing', ' ', 'unfaithful: empty'],
  ['too much', '등대지기 옷은 줘요? '.repeat(30), 'unfaithful: too-long'],
])('%s is not taken for the question', async (_, text, fault) => {
  const { result, told } = await rephrase({ question: text });
  expect(result).toBeUndefined();
  expect(told).toEqual([fault]);
});

test('a model that fails changes nothing', async () => {
  const { result, told } = await rephrase(new LanguageModelError('timeout', 'the deadline passed'));
  expect(result).toBeUndefined();
  expect(told).toEqual(['timeout: the deadline passed']);
});
