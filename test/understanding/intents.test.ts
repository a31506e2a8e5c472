import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { handlerNames } from '../../src/app.ts';
import { intentIds } from '../../src/conversation/intent.ts';
import { checkIntents } from '../../src/understanding/check-intents.ts';
import { type IntentData, labelledExamples } from '../../src/understanding/intent-data.ts';
import { type LoadedIntent, loadIntents } from '../../src/understanding/load-intents.ts';
import { menuOf } from '../../src/understanding/menu.ts';
import { loadTinyIntents, temporaryFolder, tinyIntentsFolder } from './tiny-intents.ts';

const realFolder = join(import.meta.dirname, '../../intents');

function brokenCopy(name: string, from: string, to: string): string {
  const folder = join(temporaryFolder(), 'intents');
  cpSync(tinyIntentsFolder, folder, { recursive: true });
  const path = join(folder, name);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${name} does not contain ${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  return folder;
}

const options = {
  handlers: new Set<string>(handlerNames),
  isDocument: (id: string) => ['harbour-desk', 'lighthouse-work'].includes(id),
  crisisVariants: new Set(['danger']),
  languages: ['en'],
};
// The tiny city has few examples by intention.
const messages = (intents: LoadedIntent[]) =>
  checkIntents(intents, options)
    .map(({ file, message }) => `${file}: ${message}`)
    .filter((message) => !/\d+ examples; at least \d+ are needed$/.test(message));

test('the repository’s own intents load whole', () => {
  const { intents, faults } = loadIntents(realFolder);
  expect(faults).toEqual([]);
  expect(intents.map(({ id }) => id).sort()).toEqual([...intentIds].sort());
});

test('the tiny city has all intents, and nothing but their number of examples is at fault', () => {
  const intents = loadTinyIntents();
  expect(intents.map(({ id }) => id).sort()).toEqual([...intentIds].sort());
  expect(messages(intents)).toEqual([]);
});

test.each([
  ['an unknown key', 'greeting.yaml', 'title: 인사', 'title: 인사\ncolour: blue', /colour/],
  ['a long title', 'greeting.yaml', 'title: 인사', 'title: 아주 길고 길어서 단추에 안 들어가요', /^title: /],
  ['an unknown id', 'greeting.yaml', 'id: greeting', 'id: hello', /^id: /],
  ['a file of another name', 'greeting.yaml', 'id: greeting', 'id: help', /id help is not the file's name/],
  [
    'no examples',
    'greeting.yaml',
    /examples: .*/.exec(readFileSync(join(tinyIntentsFolder, 'greeting.yaml'), 'utf8'))?.[0] ?? '',
    'examples: []',
    /^no examples$/,
  ],
  ['a slip of YAML', 'greeting.yaml', 'examples: [', 'examples: [[', /\S/],
])('%s is reported with its file and line', (_, name, from, to, message) => {
  const { faults } = loadIntents(brokenCopy(name, from, to));
  expect(faults).toContainEqual({
    file: `intents/${name}`,
    line: expect.any(Number),
    message: expect.stringMatching(message),
  });
  expect(faults[0]?.line).toBeGreaterThan(0);
});

test('an intent without its file is reported', () => {
  const folder = brokenCopy('greeting.yaml', 'id', 'id');
  rmSync(join(folder, 'crisis.yaml'));
  expect(loadIntents(folder).faults).toEqual([
    { file: 'intents/crisis.yaml', line: 0, message: 'the file is missing or faulty' },
  ]);
});

test.each<[string, (intents: Map<string, IntentData>) => void, string]>([
  [
    'an example under two intents',
    (intents) => intents.get('help')?.examples.push('안녕!'),
    'intents/help.yaml: example «안녕!» stands under greeting too',
  ],
  [
    'a handler that nobody wrote',
    (intents) => Object.assign(intents.get('help') ?? {}, { handler: 'magic' }),
    'intents/help.yaml: no handler magic',
  ],
  [
    'an office that does not exist',
    (intents) => intents.get('appointment')?.askAt.push('moon-desk'),
    'intents/appointment.yaml: no document moon-desk',
  ],
  [
    'a counter-example of itself',
    (intents) => intents.get('help')?.counterExamples.push({ text: '처음 뵙겠어요', intent: 'help' }),
    'intents/help.yaml: counter-example «처음 뵙겠어요» is labelled as this intent',
  ],
  [
    'a danger without its words',
    (intents) => Object.assign(intents.get('crisis') ?? {}, { replies: {} }),
    'intents/crisis.yaml: no reply for danger',
  ],
  [
    'a fixed reply without its text',
    (intents) => Object.assign(intents.get('greeting') ?? {}, { replies: {} }),
    'intents/greeting.yaml: no default reply',
  ],
  [
    'a referral without its text',
    (intents) => Object.assign(intents.get('appointment') ?? {}, { replies: {} }),
    'intents/appointment.yaml: no default reply',
  ],
  [
    'a language without its sentence',
    (intents) => delete intents.get('change-language')?.replies.en,
    'intents/change-language.yaml: no sentence for en',
  ],
  [
    'a sentence with a figure typed in it',
    (intents) => Object.assign(intents.get('change-language')?.replies ?? {}, { en: 'Call 1350.' }),
    'intents/change-language.yaml: a figure is typed in the sentence',
  ],
  [
    'a sentence that leaves out whom to call',
    (intents) => Object.assign(intents.get('change-language')?.replies ?? {}, { en: 'Ask in Korean.' }),
    'intents/change-language.yaml: the sentence lacks {phone} or {asOf}',
  ],
])('the check finds %s', (_, spoil, message) => {
  const intents = loadTinyIntents();
  spoil(new Map(intents.map((intent) => [intent.id as string, intent])));
  expect(messages(intents)).toContain(message);
});

test('the check wants a phone line for every danger, and forty examples of every intent', () => {
  const faults = checkIntents(loadTinyIntents(), { ...options, crisisVariants: new Set() });
  expect(faults.map(({ message }) => message)).toContain('no phone line for danger');
  expect(faults).toContainEqual({
    file: 'intents/greeting.yaml',
    line: 7,
    message: '3 examples; at least 40 are needed',
  });
});

test('a counter-example counts as an example of what it really is', () => {
  const intents = loadTinyIntents();
  const help = intents.filter(({ id }) => id === 'help');
  help[0]?.counterExamples.push({ text: '처음 뵙겠어요', intent: 'greeting' });
  expect(labelledExamples(help)).toContainEqual({ text: '처음 뵙겠어요', intent: 'greeting', variant: null });
});

test('the menu offers what the data calls it', () => {
  expect(menuOf(loadTinyIntents()).map(({ label }) => label)).toEqual([
    '사업 찾기',
    '조건 확인',
    '기관 안내',
    '도움말',
  ]);
  expect(menuOf([])).toEqual([]);
});
