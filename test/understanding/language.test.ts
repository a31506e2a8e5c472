import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { homeLanguage } from '../../src/conversation/language.ts';
import { loadKnowledgeData } from '../../src/knowledge/load.ts';
import { labelledExamples } from '../../src/understanding/intent-data.ts';
import { createLanguageFinder } from '../../src/understanding/language.ts';
import { loadIntents } from '../../src/understanding/load-intents.ts';

const root = join(import.meta.dirname, '../..');
const { data } = loadKnowledgeData(join(root, 'knowledge'));
const find = createLanguageFinder(data.languages);
const cases = readFileSync(join(root, 'test/data/languages.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { text: string; language: string });

/** Names of programs and offices, which the understander takes out before it asks for the language. */
const names = [...data.documents.values()]
  .flatMap(({ name, aliases }) => [name, ...aliases])
  .filter((name) => /\p{Script=Hangul}/u.test(name))
  .sort((left, right) => right.length - left.length);
const withoutNames = (text: string) => names.reduce((rest, name) => rest.replaceAll(name, ' '), text);

test('short everyday messages are told by their language', () => {
  const wrong = cases
    .map(({ text, language }) => ({ text, language, found: find(withoutNames(text)) }))
    .filter(({ language, found }) => found !== language);
  expect(cases.length).toBeGreaterThanOrEqual(450);
  expect(wrong.length / cases.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.03);
});

test('every known language stands among them, several times', () => {
  const counts = Map.groupBy(cases, ({ language }) => language);
  for (const { id } of data.languages) expect(counts.get(id)?.length, id).toBeGreaterThanOrEqual(12);
});

test('nothing Korean of the intents is taken for a foreign language', () => {
  const { intents } = loadIntents(join(root, 'intents'));
  const share = (text: string, pattern: RegExp) =>
    (text.match(pattern)?.length ?? 0) / (text.match(/\p{L}/gu)?.length ?? 1);
  const taken = labelledExamples(intents)
    .map(({ text }) => text)
    // A foreign question may name an office in Korean.
    .filter((text) => share(withoutNames(text), /\p{Script=Hangul}/gu) >= 0.25)
    .filter((text) => find(withoutNames(text)) !== homeLanguage);
  expect(taken).toEqual([]);
});

test.each([
  ['HRD-Net', 'ko'],
  ['HRD-Net 가입하는 법', 'ko'],
  ['annyeonghaseyo', 'ko'],
  ['Work24 www.work24.go.kr', 'ko'],
  ['한국어로', 'ko'],
  ['', 'ko'],
  ['123 !?', 'ko'],
  ['xin chào', 'vi'],
  ['работа', 'ru'],
  ['trabaho', 'tl'],
  ['我想找工作', 'zh-Hans'],
  ['我想找工作嗎', 'zh-Hant'],
  ['仕事を探しています', 'ja'],
  ['HELLO I NEED WORK', 'en'],
  ['مرحبا', 'other'],
])('«%s» is %s', (text, language) => expect(find(text)).toBe(language));
