import fc from 'fast-check';
import { type Choice, commandSchema } from '../../../src/conversation/choice.ts';
import type { Block, Citation, Reply } from '../../../src/conversation/reply.ts';
import { createReply } from '../../fakes/echo-app.ts';

const figure = fc.oneof(
  fc.integer({ min: 0, max: 99_999_999 }).map((value) => `${value.toLocaleString('en-US')}원`),
  fc.integer({ min: 1, max: 300 }).map((value) => `${value}명`),
  fc.integer({ min: 1, max: 28 }).map((day) => `2021년 3월 ${day}일`),
  fc.integer({ min: 1, max: 28 }).map((day) => `2021-03-${String(day).padStart(2, '0')}`),
  fc.constantFrom('031-8082-5674', '3.5%', '10:00~18:00', '2021. 3. 9.', '1350', '만 18세~39세'),
);
const link = fc
  .stringMatching(/^[a-z0-9/]{5,80}$/)
  .map((path) => `https://example.go.kr/${path}?page=2021&size=10`);
const word = fc.constantFrom(
  '공공근로',
  '신청',
  '자격은',
  '주민등록등본',
  '양식을',
  '😀',
  '👨‍👩‍👧',
  '한글',
  'e\u0301',
  '값\uD800',
);
const end = fc.constantFrom('입니다.', '합니다. ', '할까요?', '\n', '\n\n', '…');
const token = fc.oneof({ weight: 6, arbitrary: word }, { weight: 3, arbitrary: figure }, link, {
  weight: 2,
  arbitrary: end,
});

const shortText = fc.array(token, { minLength: 1, maxLength: 6 }).map((tokens) => tokens.join(' '));
const longText = fc.oneof(
  fc.array(token, { maxLength: 300 }).map((tokens) => tokens.join(' ')),
  fc.string({ unit: fc.constantFrom('가', '나', '다'), maxLength: 3000 }),
  fc.constantFrom('', ' ', '\n'),
);

const payload: fc.Arbitrary<Choice['payload']> = fc.oneof(
  fc.constantFrom(...commandSchema.options).map((command) => ({ type: 'command' as const, command })),
  fc.string({ minLength: 1, maxLength: 300 }).map((text) => ({ type: 'ask' as const, text })),
  fc.boolean().map((helpful) => ({ type: 'rate' as const, helpful, turn: '1' })),
);
const choice: fc.Arbitrary<Choice> = fc.record({
  label: fc.oneof(
    shortText.map((text) => text.slice(0, 40)),
    fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }).map((text) => text.slice(0, 40)),
  ),
  payload,
});

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const item = fc
  .record({
    title: fc.oneof(shortText, fc.constantFrom('공공근로', '희망동행 2021')),
    text: optional(fc.oneof(shortText, fc.constantFrom('100명', ''))),
    choice: optional(choice),
  })
  .map(({ title, text, choice: pressed }) => ({
    title,
    ...(text !== undefined && { text }),
    ...(pressed && { choice: pressed }),
  }));

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.oneof(shortText, longText).map((text) => ({ type: 'heading', text }) as const),
  longText.map((text) => ({ type: 'text', text }) as const),
  shortText.map((text) => ({ type: 'notice', text }) as const),
  fc.array(item, { maxLength: 20 }).map((items) => ({ type: 'list', items }) as const),
  fc
    .record({
      name: fc.oneof(shortText, longText),
      number: fc.constantFrom(
        '031-8082-5674',
        '1350',
        '국번 없이 129',
        '02) 123-4567',
        '없음',
        '',
        '031-123-4567 (내선 2)',
      ),
      note: fc.option(shortText, { nil: undefined }),
    })
    .map(({ name, number, note }) => ({ type: 'phone', name, number, ...(note && { note }) }) as const),
);

const citation: fc.Arbitrary<Citation> = fc.record({
  source: fc.constant('source'),
  title: shortText,
  publisher: fc.constantFrom('어느 시', ''),
  published: fc.constantFrom('2021', '2021-03', '2021-03-09', null),
  url: fc.constant(null),
  asOf: fc.constant(null),
  passage: fc.constant('document#fact'),
  text: fc.constant(''),
});

export const replies: fc.Arbitrary<Reply> = fc
  .record({
    blocks: fc.array(block, { minLength: 1, maxLength: 8 }),
    citations: fc.array(citation, { maxLength: 6 }),
    choices: fc.array(choice, { maxLength: 30 }),
  })
  .map(createReply);
