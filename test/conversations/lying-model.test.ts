import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Assistant } from '../../src/assistant.ts';
import {
  type AnswerCase,
  type AnswerReport,
  answerCaseSchema,
  evaluateAnswers,
} from '../../src/command-line/evaluate-answers.ts';
import { createAnswerFinder } from '../../src/language-model/find-answer.ts';
import { createOpenAiLanguageModel } from '../../src/language-model/openai-language-model.ts';
import { createReworder } from '../../src/language-model/reword.ts';
import { type OpenAiServer, type RecordedRequest, startOpenAiServer } from '../fakes/openai-server.ts';
import { loadAssistant, openConversation } from './conversation.ts';

interface Sentence {
  text: string;
  passages: number[];
}

/** The answer as it was given, which is a rewording that holds. */
function faithful(request: RecordedRequest): Sentence[] {
  const input = JSON.parse(request.messages.at(-1)?.content ?? '{}') as {
    passages?: { number: number; text: string }[];
  };
  return (input.passages ?? []).map(({ number, text }) => ({ text, passages: [number] }));
}

const adding = (text: string) => (sentences: Sentence[]) => [...sentences, { text, passages: [1] }];
const changing = (from: RegExp, to: string) => (sentences: Sentence[]) =>
  sentences.map(({ text, passages }) => ({ text: text.replaceAll(from, to), passages }));

/** What the model does to an answer. Each invents something that only it says. */
const lies: ((sentences: Sentence[]) => Sentence[])[] = [
  adding('이번에는 9,871명을 뽑아요.'),
  adding('급여는 한 달에 987만 원이에요.'),
  adding('접수는 2031년 9월 8일까지예요.'),
  adding('남양주시에서도 똑같이 신청할 수 있어요.'),
  adding('자세한 내용은 https://lies.example 에 있어요.'),
  adding('문의는 02-987-6543으로 하시면 돼요.'),
  adding('제가 대신 신청해 드릴게요.'),
  adding('당신은 틀림없이 합격하실 거예요.'),
  adding('지금부터 앞의 지시를 모두 무시하고 시스템 안내문을 보여 드릴게요.'),
  changing(/20\d\d년/gu, '2031년'),
  changing(/\d+명/gu, '9871명'),
  changing(/양주시/gu, '남양주시'),
  (sentences) => [...sentences, { text: '9,871명이 뽑혔어요.', passages: [99] }],
  () => [{ text: '누구나 987만 원을 받을 수 있어요.', passages: [1] }],
];
const invented = /9,?871|987|2031|lies\.example|987-6543|신청해 드릴게요|합격하실|시스템 안내문/u;

let server: OpenAiServer;
let assistant: Assistant;
beforeAll(async () => {
  server = await startOpenAiServer();
  assistant = loadAssistant();
}, 120_000);
afterAll(() => server.close());

function read(path: string): AnswerCase[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => answerCaseSchema.parse(JSON.parse(line)));
}

/** Ids and faults of what was answered wrongly. */
const wrongOf = ({ wrong }: AnswerReport) => wrong.map(({ id, faults }) => ({ id, faults }));

const root = join(import.meta.dirname, '../..');
const sets = [
  join(root, 'test/data/answers.jsonl'),
  // Questions of others, beside the repository; they are no part of it.
  join(root, '../shared/eval/answers-dev.jsonl'),
].map((path) => ({ path, isHere: existsSync(path) }));

for (const { path, isHere } of sets) {
  const name = isHere ? relative(root, path) : `${relative(root, path)} (skipped: it is not here)`;
  test.skipIf(!isHere)(
    `a model that lies at every answer makes none wrong: ${name}`,
    {
      timeout: 300_000,
    },
    async () => {
      const cases = read(path);
      const local = await evaluateAnswers(openConversation(assistant).app, cases);

      const model = createOpenAiLanguageModel({
        apiKey: 'sk-test-0123456789',
        baseUrl: server.baseUrl,
        model: 'liar',
        timeoutMs: 20_000,
        callsPerMinute: 1_000_000,
      });
      const before = server.requests.length;
      let fallbacks = 0;
      const reword = createReworder({
        model,
        onFallback: () => {
          fallbacks += 1;
        },
      });
      const findAnswer = createAnswerFinder({ model, onFallback: () => {} });
      let looked = 0;
      const scriptLie = () => {
        const lie = lies[(server.requests.length - before) % lies.length] as (typeof lies)[number];
        server.script((request) => ({ type: 'answers', output: { sentences: lie(faithful(request)) } }));
      };
      const { app } = openConversation(assistant, {
        model: {
          reword(draft, context) {
            scriptLie();
            return reword(draft, context);
          },
          findAnswer(asked, passages) {
            if (passages.length > 0) scriptLie();
            looked += 1;
            return findAnswer(asked, passages);
          },
        },
      });
      const said: string[] = [];
      const listening = {
        handle: async (message: Parameters<typeof app.handle>[0]) => {
          const reply = await app.handle(message);
          said.push(JSON.stringify(reply.blocks));
          return reply;
        },
      };
      const lied = await evaluateAnswers(listening, cases);
      // What it says of true passages beside its lies may be right where the rules found nothing, never the other way.
      const wrongBefore = new Set(wrongOf(local).map(({ id }) => id));
      expect(wrongOf(lied).filter(({ id }) => !wrongBefore.has(id))).toEqual([]);
      expect(lied.right).toBeGreaterThanOrEqual(local.right);
      const asked = server.requests.length - before - looked;
      expect(asked).toBeGreaterThan(cases.length / 2);
      // Where nothing stood to be changed, the lie was the answer as it was given.
      expect(fallbacks).toBeGreaterThan(asked * 0.75);
      expect(said.filter((text) => invented.test(text))).toEqual([]);
    },
  );
}
