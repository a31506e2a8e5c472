import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Assistant } from '../../src/assistant.ts';
import { figuresIn } from '../../src/conversation/figures.ts';
import { homeLanguage } from '../../src/conversation/language.ts';
import { createForeignSentence } from '../../src/features/change-language/foreign-sentence.ts';
import type { LanguageModel } from '../../src/language-model/language-model.ts';
import { createTranslator } from '../../src/language-model/translate.ts';
import { loadAssistant, openConversation } from './conversation.ts';

const today = '2026-03-02';

let assistant: Assistant;
beforeAll(() => {
  assistant = loadAssistant();
}, 120_000);

const textsOf = (id: string) => {
  const intent = assistant.intents.find((other) => other.id === id);
  if (intent === undefined) throw new Error(`no intent ${id}`);
  return intent;
};

/** What stands beside a Korean answer in this language. */
function sentenceIn(language: string) {
  const add = createForeignSentence({
    knowledge: assistant.knowledge,
    sentences: textsOf('change-language'),
    dangerSentences: textsOf('crisis'),
  });
  const draft = add({ outcome: 'answered', blocks: [] }, language, '2026-03-02');
  const [block] = draft.blocks;
  return { text: block?.type === 'notice' ? block.text : '', citations: draft.citations ?? [] };
}

test('the sentence of every language tells a number and a date that a cited fact holds, and no other figure', () => {
  const foreign = assistant.knowledge.data.languages.map(({ id }) => id).filter((id) => id !== homeLanguage);
  const texts = [...foreign, 'other'].map((language) => {
    const { text, citations } = sentenceIn(language);
    const [citation] = citations;
    const passage = assistant.knowledge.passage(citation?.passage as string);
    expect(passage?.kind, language).toBe('fact');
    const told = figuresIn(`${passage?.text} ${citation?.asOf}`);
    expect(figuresIn(text).length, language).toBeGreaterThanOrEqual(3);
    expect(
      figuresIn(text).filter((figure) => !told.includes(figure)),
      language,
    ).toEqual([]);
    expect(text, language).not.toMatch(/[{}]/);
    return text;
  });
  expect(new Set(texts).size).toBe(foreign.length);
});

test('each sentence is in its own language', () => {
  for (const { id } of assistant.knowledge.data.languages.filter(({ id }) => id !== homeLanguage)) {
    const danger = textsOf('crisis').replies[id] as string;
    expect([id, assistant.understander.understand(sentenceIn(id).text, { today }).language]).toEqual([
      id,
      id,
    ]);
    expect([id, assistant.understander.understand(danger, { today }).language]).toEqual([id, id]);
  }
});

test('a number that was not known on the day asked for is not told', async () => {
  const reply = await openConversation(assistant).say('xin chào', { asOf: '2020-01-01' });
  expect(reply.text).not.toMatch(/1350/);
});

describe('a person who writes in another language', () => {
  test('gets the Korean answer with one sentence, and so on until Korean is asked for', async () => {
    const { say, saved, troubles } = openConversation(assistant);
    const first = await say('Is the suit rental at 청년옷장 free?');
    expect(first).toMatchObject({ programs: ['suit-rental'] });
    expect(first.text).toMatch(/청년옷장/);
    expect(first.text.match(/this answer is in Korean/g)).toHaveLength(1);
    expect(first.citations.map(({ passage }) => passage)).toContain('labour-hotline#contact');
    expect((await say('전화번호는요?')).text).toMatch(/this answer is in Korean/);
    expect((await say('tôi cần tìm việc làm')).text).toMatch(/tiếng Hàn/);
    const back = await say('한국어로 해 주세요');
    expect(back).toMatchObject({ intent: 'change-language', outcome: 'answered' });
    expect(back.text).not.toMatch(/Korean|tiếng/);
    expect((await say('공공근로 몇 명 뽑아요?')).text).not.toMatch(/Korean|tiếng/);
    expect(saved.some((session) => session.includes('"language":"vi"'))).toBe(true);
    expect(troubles).toEqual([]);
  });

  test.each([
    ['영어로 해줘', 'en'],
    ['베트남어 돼요?', 'vi'],
    ['한국어 잘 못해요 중국어로 말해 주세요', 'zh-Hans'],
    ['중국어 번체로 부탁해요', 'zh-Hant'],
    ['can we talk in English?', 'en'],
    ['По-русски можно?', 'ru'],
    ['back to Korean', 'ko'],
    ['우리말로 다시 해 주세요', 'ko'],
  ])('«%s» is answered in %s from then on', async (text, language) => {
    const { say, held } = openConversation(assistant);
    await say('hello, I need a job please');
    expect(await say(text)).toMatchObject({ intent: 'change-language' });
    expect([...held.values()].join()).toContain(`"language\\":\\"${language}`.replaceAll('\\', ''));
  });

  test('an unknown language is asked back for, with the known ones', async () => {
    const reply = await openConversation(assistant).say('스페인어 돼요?');
    expect(reply).toMatchObject({ intent: 'change-language', outcome: 'partly-answered' });
    expect(reply.text).toMatch(/베트남어.*따갈로그어/);
  });

  test.each([
    ['I want to kill myself', /^You are not alone/],
    ['我要自杀', /^你不是一个人/],
    ['tôi muốn chết, không muốn sống nữa', /^Bạn không đơn độc/],
    ['хочу покончить с собой', /^Вы не одни/],
    ['पति मुझे मारता है', /^आप अकेले नहीं/],
    ['আমি মরতে চাই', /^আপনি একা নন/],
    ['ប្តីវាយខ្ញុំ', /^អ្នកមិននៅម្នាក់ឯង/],
    ['သေချင်တယ်', /^သင် တစ်ယောက်တည်း/],
    ["o'lgim kelyapti", /^Siz yolgʻiz/],
    ['死にたい', /^あなたは一人では/],
  ])('in danger, «%s» gets the phone lines, and its own language first', async (text, sentence) => {
    const reply = await openConversation(assistant).say(text);
    expect(reply.outcome).toBe('crisis');
    expect(reply.text).toMatch(sentence);
    expect(reply.text).toMatch(/☎ .*(?:109|112)/);
    expect(reply.text).not.toMatch(/1350 \(/);
  });

  test.each(['死ぬほど忙しい', 'หิวจะตาย', 'устал до смерти', 'Good morning!'])(
    '«%s» is no danger',
    async (text) => {
      expect((await openConversation(assistant).say(text)).outcome).not.toBe('crisis');
    },
  );

  test.each([
    ['How many people does the public work program hire?', 'public-works', /75명/],
    ['공공근로 tuyển bao nhiêu người?', 'public-works', /75명/],
    ['公共勤劳招多少人', 'public-works', /75명/],
    ['Сколько платят на 공공근로?', 'public-works', /급여와 시급이 나와 있지 않아요/],
    ['is the suit rental free?', 'suit-rental', /요금은 자료마다 달라요/],
    ['unemployment benefit how do i apply', 'unemployment-benefit', /고용센터에 가서/],
  ])('«%s» gets the Korean answer', async (text, program, words) => {
    const reply = await openConversation(assistant).say(text);
    expect(reply.programs).toContain(program);
    expect(reply.text).toMatch(words);
  });

  test('nine of ten everyday messages in other languages are understood', () => {
    const cases = readFileSync(join(import.meta.dirname, '../data/foreign-messages.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string; intent: string });
    const wrong = cases.filter(
      ({ text, intent }) => assistant.understander.understand(text, { today }).intent !== intent,
    );
    expect(wrong.length / cases.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.1);
  });

  test('a press of a button keeps the language', async () => {
    const { say, press } = openConversation(assistant);
    await say('hello, I need a job please');
    expect((await press({ type: 'command', command: 'menu' })).text).toMatch(/this answer is in Korean/);
  });
});

describe('with a model', () => {
  /** Writes English around the tokens of each sentence; `spoil` changes what it says. */
  function englishModel(spoil = (text: string) => text) {
    const inputs: string[] = [];
    const model: LanguageModel = {
      async complete({ input, schema }) {
        inputs.push(input);
        const { sentences } = JSON.parse(input) as { sentences: { number: number; text: string }[] };
        return schema.parse({
          sentences: sentences.map(({ number, text }) => ({
            number,
            text: spoil(
              `This is what the documents of the city say about it: ${(text.match(/\{\d+\}/g) ?? []).join(' and ')}.`,
            ),
          })),
        });
      },
    };
    const { documents, languages } = assistant.knowledge.data;
    const translate = createTranslator({
      model,
      languages: languages.map(({ id }) => id),
      names: [...documents.values()].map(({ name }) => name),
      languageOf: (text) => assistant.understander.understand(text, { today }).language,
      onFallback() {},
    });
    return { inputs, model: { translate } };
  }

  test('a found answer is in the person’s language, with the figures and sources of the Korean one', async () => {
    const local = await openConversation(assistant).say('희망동행 몇 명 뽑아요?');
    const { say, troubles } = openConversation(assistant, { model: englishModel().model });
    await say('영어로 해줘');
    const reply = await say('희망동행 몇 명 뽑아요?');
    expect(reply.text).toContain('This is what the documents of the city say');
    expect(reply.text).not.toMatch(/이에요|예요|어요/);
    expect(reply.citations).toEqual(local.citations);
    const bodyOf = ({ blocks }: typeof reply) =>
      figuresIn(JSON.stringify(blocks.filter(({ type }) => type !== 'heading')));
    expect(bodyOf(reply).sort()).toEqual(bodyOf(local).sort());
    expect(troubles).toEqual([]);
  });

  test('an answer that it gets wrong goes out in Korean, with the fixed sentence', async () => {
    const { model } = englishModel((text) => `${text} Call 112 now.`);
    const { say } = openConversation(assistant, { model });
    const reply = await say('How many people does 공공근로 hire?');
    expect(reply.text).toMatch(/공공근로.*this answer is in Korean/s);
    expect(reply.text).not.toMatch(/112/);
  });

  test('it is not asked for Korean, for a greeting or in danger', async () => {
    const { inputs, model } = englishModel();
    const { say } = openConversation(assistant, { model });
    await say('희망동행 몇 명 뽑아요?');
    await say('hello there');
    expect(await say('I want to kill myself')).toMatchObject({ outcome: 'crisis' });
    expect(inputs).toEqual([]);
  });

  test('a repeated delivery is answered with the very translation', async () => {
    const { inputs, model } = englishModel();
    const { say } = openConversation(assistant, { model });
    const first = await say('How many people does 공공근로 hire?', { id: 'same' });
    expect(await say('How many people does 공공근로 hire?', { id: 'same' })).toEqual(first);
    expect(inputs).toHaveLength(1);
  });
});
