import { expect, test } from 'vitest';
import { renderPlainText } from '../../src/channels/plain-text.ts';
import type { Draft } from '../../src/conversation/reply.ts';
import { unsupportedFigures } from '../../src/guards/output.ts';
import type { Question } from '../../src/knowledge/answer.ts';
import { loadTinyCity, springDay } from './tiny-city.ts';

const knowledge = loadTinyCity();

const names = [...knowledge.data.documents.values()].flatMap(({ id, name, aliases }) =>
  [name, ...aliases].map((alias) => ({ document: id, name: alias })),
);

function ask(text: string, parts: Partial<Question> = {}): Draft & { text: string; cited: string[] } {
  const question: Question = {
    text,
    mentions: names.filter(({ name }) => text.includes(name)),
    carried: [],
    periods: [],
    asksNow: false,
    pointsBack: false,
    asOf: springDay,
    ...parts,
  };
  const draft = knowledge.reply(knowledge.answer(question), { asOf: question.asOf });
  const reply = {
    intent: null,
    confidence: 0,
    entities: {},
    citations: [],
    choices: [],
    programs: [],
    ...draft,
  };
  return { ...draft, text: renderPlainText(reply), cited: reply.citations.map(({ passage }) => passage) };
}

test('a figure comes with its date, its source and its passage', () => {
  const reply = ask('등대지기 몇 명 뽑아요?', { periods: ['2020'] });
  expect(reply.outcome).toBe('answered');
  expect(reply.text).toContain('2020년에는 등대지기 20명을 뽑아요.');
  expect(reply.text).not.toContain('12명');
  expect(reply.cited).toContain('lighthouse-work#headcount-2020');
  expect(reply.citations?.[0]).toMatchObject({
    source: 'wave-plan',
    title: '바다시 물결 일자리 계획서',
    published: '2020-02-03',
    asOf: '2020-02',
  });
  expect(reply.programs).toEqual(['lighthouse-work']);
});

test('without a year the figures of all years are told, each with its source', () => {
  const reply = ask('등대지기 몇 명 뽑아요?');
  expect(reply.text).toContain('20명');
  expect(reply.text).toContain('12명');
  expect(reply.cited).toEqual(
    expect.arrayContaining(['lighthouse-work#headcount-2019', 'lighthouse-work#headcount-2020']),
  );
});

test('another year has another figure, and the other year’s is not mixed in', () => {
  const reply = ask('등대지기 몇 명 뽑았어요?', { periods: ['2019'] });
  expect(reply.outcome).toBe('answered');
  expect(reply.text).toContain('12명');
  expect(reply.text).not.toContain('20명');
});

test('a year that no document covers is not stated; what is near is told with its year', () => {
  const reply = ask('등대지기 몇 명 뽑아요?', { periods: ['2031'] });
  expect(reply.outcome).toBe('not-stated');
  expect(reply.text).toContain('나와 있지 않아요');
  expect(reply.text).toContain('2020년에는 등대지기 20명');
  expect(reply.text).toContain('055-700-1100');
});

test('what was not known yet on the day is not told', () => {
  const reply = ask('등대지기 몇 명 뽑아요?', { asOf: '2019-12-31' });
  expect(reply.text).toContain('12명');
  expect(reply.text).not.toContain('20명');
});

test('where documents differ, both values are told with their dates', () => {
  const reply = ask('등대지기 일당이 얼마예요?');
  expect(reply.outcome).toBe('answered');
  expect(reply.text).toContain('9만 원');
  expect(reply.text).toContain('8만 원');
  expect(reply.text).toContain('2020년 계획서');
  expect(reply.cited).toEqual(
    expect.arrayContaining(['lighthouse-work#pay-2020', 'lighthouse-work#pay-diary']),
  );
  expect(reply.text).toContain('공식 자료가 아닌 글');
});

test('what a document leaves out is said with its name, and where to ask', () => {
  const reply = ask('등대지기 몇 시부터 일해요?');
  expect(reply.outcome).toBe('not-stated');
  expect(reply.text).toContain('2020년 2월 3일 자료에는 일하는 시간이 나와 있지 않아요.');
  expect(reply.text).toContain('항구 일자리 창구(055-700-1100, 2020년 2월 기준 번호)');
  expect(reply.citations?.[0]).toMatchObject({
    source: 'wave-plan',
    text: expect.stringContaining('일하는 시간'),
  });
});

test('what no document mentions is said to stand nowhere', () => {
  const reply = ask('등대지기 누리집 주소 알려 주세요');
  expect(reply.outcome).toBe('not-stated');
  expect(reply.text).toContain('가진 자료에는 누리집 주소가 나와 있지 않아요.');
});

test('two things at once are both told', () => {
  const reply = ask('그물교실은 무료예요? 정원은 몇 명이에요?');
  expect(reply.outcome).toBe('answered');
  expect(reply.text).toContain('돈을 받지 않아요');
  expect(reply.text).toContain('8명');
});

test('one thing of two documents is told under each one’s name', () => {
  const reply = ask('등대지기랑 그물교실은 몇 명이에요?', { periods: ['2020'] });
  expect(reply.text).toContain('등대지기 일자리\n\n2020년에는 등대지기 20명');
  expect(reply.text).toContain('그물 손질 교실\n\n2020년 그물 손질 교실의 정원은 8명');
  expect(reply.programs).toEqual(['lighthouse-work', 'net-class']);
});

test('the whole has its own figure, and each part its own', () => {
  expect(ask('바닷일 지원 모두 몇 명이에요?').text).toContain('28명');
  const part = ask('그물교실 몇 명이에요?');
  expect(part.text).toContain('8명이에요');
  expect(part.text).not.toContain('28명');
});

test('what only the whole can tell is told for its part', () => {
  const reply = ask('그물교실 사업이 몇 개예요?');
  expect(reply.text).toContain('사업이 2개');
  expect(reply.cited).toContain('sea-jobs#count-2020');
});

test('a follow-up keeps its subject', () => {
  const reply = ask('그럼 몇 살부터 할 수 있어요?', { carried: ['lighthouse-work'], pointsBack: true });
  expect(reply.outcome).toBe('answered');
  expect(reply.text).toContain('만 20세');
  expect(reply.programs).toEqual(['lighthouse-work']);
});

test('a follow-up about another document asks for the same', () => {
  const reply = ask('그물교실은요?', { carried: ['lighthouse-work'], carriedAspects: ['headcount'] });
  expect(reply.text).toContain('8명');
});

test('a document named alone is described as a whole', () => {
  const reply = ask('등대지기 알려 주세요');
  expect(reply.outcome).toBe('answered');
  expect(reply.text).toContain('등대의 불을 켜고 지키는 일자리예요.');
  expect(reply.text).toContain('20명');
  expect(reply.choices?.length).toBeGreaterThan(0);
});

test('a question about nothing known finds nothing and says so', () => {
  const reply = ask('우주선 조종사는 어떻게 되나요?');
  expect(reply.outcome).toBe('not-stated');
  expect(reply.text).toContain('찾지 못했어요');
  expect(reply.programs).toEqual([]);
});

test('facts that have grown old are called old, new ones are not', () => {
  const old = '지금은 달라졌을 수 있어요';
  expect(ask('등대지기 몇 명 뽑아요?', { periods: ['2020'] }).text).not.toContain(old);
  expect(ask('등대지기 몇 명 뽑아요?', { periods: ['2020'], asOf: '2020-08-01' }).text).toContain(old);
});

test('every fact, asked for in its own words, is answered with figures that its citations carry', () => {
  for (const document of knowledge.data.documents.values()) {
    for (const fact of document.facts) {
      for (const words of fact.asks) {
        const reply = ask(`${document.name} ${words}`);
        expect(
          unsupportedFigures(
            reply,
            names.map(({ name }) => name),
          ),
          `${document.name} ${words}`,
        ).toEqual([]);
        expect(reply.cited, `${document.name} ${words}`).toContain(`${document.id}#${fact.id}`);
      }
    }
  }
});

test('offices are named with their dated numbers; a range keeps its end', () => {
  const { blocks, citations } = knowledge.offices(['tide-office', 'harbour-desk'], springDay);
  expect(blocks).toMatchObject([
    {
      type: 'phone',
      name: '갯벌동 주민센터',
      number: '055-700-2200~3',
      note: expect.stringContaining('2020년 2월'),
    },
    { type: 'phone', name: '항구 일자리 창구', number: '055-700-1100' },
  ]);
  expect(citations.map(({ passage }) => passage)).toEqual([
    'tide-office#contact-2020',
    'harbour-desk#contact-2020',
  ]);
});

test.each([
  ['배우고 싶어요', undefined, 'net-class'],
  ['어르신이 할 수 있는 일자리', undefined, 'lighthouse-work'],
  ['저는 나이가 있는데 배울 수 있나요', 70, 'net-class'],
])('«%s» finds a program for the need', (text, age, program) => {
  const question: Question = {
    text,
    mentions: [],
    carried: [],
    periods: [],
    asksNow: false,
    pointsBack: false,
    asOf: springDay,
  };
  expect(knowledge.programsFor(question, age === undefined ? undefined : { from: age, to: age })[0]?.id).toBe(
    program,
  );
});
