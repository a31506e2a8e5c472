import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderReply } from '../../../src/channels/kakao/render.ts';
import type { SkillResponse } from '../../../src/channels/kakao/skill-response.ts';
import { renderPlainText } from '../../../src/channels/plain-text.ts';
import type { Reply } from '../../../src/conversation/reply.ts';
import { createReply } from '../../fakes/echo-app.ts';
import { replies } from './replies.ts';
import { skillResponseSchema, visibleTexts } from './skill-response-schema.ts';

const more = (page: number) =>
  ({ label: '더 보기', action: 'message', messageText: '더 보기', extra: { page } }) as const;

function renderPages(reply: Reply): SkillResponse[] {
  const pages = [renderReply(reply, { more })];
  while (pages.at(-1)?.template.quickReplies?.[0]?.label === '더 보기') {
    pages.push(renderReply(reply, { page: pages.length, more }));
  }
  return pages;
}

const render = (parts: Partial<Reply>) => renderReply(createReply(parts), { more }).template;
const ask = (label: string) => ({ label, payload: { type: 'ask', text: `${label} 알려 주세요` } as const });

const withoutSpace = (text: string) => text.replaceAll(/\s/g, '');

test('every reply renders to valid responses', () => {
  fc.assert(
    fc.property(replies, (reply) => {
      for (const page of renderPages(reply)) expect(skillResponseSchema.parse(page)).toEqual(page);
    }),
    { numRuns: 400 },
  );
});

test('no word or figure of a reply is lost, and no figure or link is torn apart', () => {
  fc.assert(
    fc.property(replies, (reply) => {
      const outputs = renderPages(reply).flatMap((page) => visibleTexts(skillResponseSchema.parse(page)));
      const everything = withoutSpace(outputs.join(''));
      for (const block of reply.blocks) {
        const texts =
          block.type === 'list'
            ? block.items.flatMap(({ title, text = '' }) => [title, text])
            : block.type === 'phone'
              ? [block.name, block.number, block.note ?? '']
              : [block.text];
        for (const text of texts) {
          expect(everything).toContain(withoutSpace(text.toWellFormed()));
          for (const [figure] of text.matchAll(/https:\S+|\d[\d,.:~-]*\d|\d/g)) {
            expect(outputs.some((output) => output.includes(figure))).toBe(true);
          }
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('every source of a reply is named', () => {
  fc.assert(
    fc.property(replies, (reply) => {
      const everything = withoutSpace(
        renderPages(reply)
          .flatMap((page) => visibleTexts(skillResponseSchema.parse(page)))
          .join(''),
      );
      for (const { title } of reply.citations)
        expect(everything).toContain(withoutSpace(title.toWellFormed()));
    }),
  );
});

describe('layout', () => {
  test('a short text is one bubble', () => {
    expect(render({ blocks: [{ type: 'text', text: '네, 됩니다.' }] })).toEqual({
      outputs: [{ simpleText: { text: '네, 됩니다.' } }],
    });
  });

  test('a heading with a short text is a card with a title', () => {
    const { outputs } = render({
      blocks: [
        { type: 'heading', text: '신청 방법' },
        { type: 'text', text: '행정복지센터에 방문해 신청합니다.' },
        { type: 'notice', text: '2021년 자료입니다.' },
      ],
    });
    expect(outputs).toEqual([
      {
        textCard: {
          title: '신청 방법',
          description: '행정복지센터에 방문해 신청합니다.\n\n※ 2021년 자료입니다.',
        },
      },
    ]);
  });

  test('a list without buttons is read as lines', () => {
    const { outputs } = render({
      blocks: [{ type: 'list', items: [{ title: '신분증' }, { title: '접수', text: '3월 2일~3월 12일' }] }],
    });
    expect(outputs).toEqual([{ simpleText: { text: '• 신분증\n• 접수: 3월 2일~3월 12일' } }]);
  });

  test('a list with buttons is a list card under the heading before it', () => {
    const { outputs } = render({
      blocks: [
        { type: 'heading', text: '어느 사업인가요?' },
        {
          type: 'list',
          items: [
            { title: '하나', choice: ask('하나') },
            { title: '둘', text: '100명' },
          ],
        },
      ],
    });
    expect(outputs).toEqual([
      {
        listCard: {
          header: { title: '어느 사업인가요?' },
          items: [
            { title: '하나', action: 'message', messageText: '하나 알려 주세요', extra: ask('하나').payload },
            { title: '둘', description: '100명' },
          ],
        },
      },
    ]);
  });

  test('a list card holds five items; the rest goes on in the next', () => {
    const items = Array.from({ length: 7 }, (_, index) => ({
      title: `사업 ${index}`,
      choice: ask(`사업 ${index}`),
    }));
    const { outputs } = render({ blocks: [{ type: 'list', items }] });
    expect(outputs.map((output) => 'listCard' in output && output.listCard.items.length)).toEqual([5, 2]);
    expect(outputs[1]).toMatchObject({ listCard: { header: { title: '선택해 주세요 (2/2)' } } });
  });

  test('items too long for a card are read as lines, and their buttons are quick replies', () => {
    const text = '만 18세 이상 주민으로 가구 소득이 기준 중위소득 70% 이하인 사람';
    const { outputs, quickReplies } = render({
      blocks: [{ type: 'list', items: [{ title: '하나', text, choice: ask('하나') }] }],
      choices: [ask('둘')],
    });
    expect(outputs).toEqual([{ simpleText: { text: `• 하나: ${text}` } }]);
    expect(quickReplies?.map(({ label }) => label)).toEqual(['하나', '둘']);
  });

  test('phones are one card with a button each, up to three', () => {
    const phones = ['가', '나', '다', '라'].map(
      (name) => ({ type: 'phone', name, number: '031-000-1234' }) as const,
    );
    const { outputs } = render({ blocks: phones });
    expect(outputs).toHaveLength(2);
    expect(outputs[0]).toMatchObject({
      textCard: {
        description: '가 031-000-1234\n나 031-000-1234\n다 031-000-1234',
        buttonLayout: 'vertical',
      },
    });
    expect(outputs[1]).toEqual({
      textCard: {
        title: '라',
        description: '031-000-1234',
        buttons: [{ label: '라', action: 'phone', phoneNumber: '0310001234' }],
        buttonLayout: 'vertical',
      },
    });
  });

  test.each([
    ['031-123-4567 (내선 2)', '0311234567'],
    ['02) 123-4567', '021234567'],
    ['국번 없이 129', '129'],
    ['+82-31-123-4567', '+82311234567'],
  ])('%s is dialled as %s', (number, phoneNumber) => {
    const { outputs } = render({ blocks: [{ type: 'phone', name: '센터', number }] });
    expect(outputs[0]).toMatchObject({ textCard: { buttons: [{ phoneNumber }] } });
  });

  test('a phone without a number has no button', () => {
    const { outputs } = render({ blocks: [{ type: 'phone', name: '센터', number: '준비 중' }] });
    expect(outputs).toEqual([{ simpleText: { text: '☎ 센터 준비 중' } }]);
  });

  test('sources end the text, not the cards after it', () => {
    const { outputs } = render({
      blocks: [
        { type: 'text', text: '100명을 모집합니다.' },
        { type: 'phone', name: '센터', number: '031-000-1234' },
      ],
      citations: [
        {
          source: 'a',
          title: '모집 공고',
          publisher: '어느 시',
          published: '2021-03-09',
          url: null,
          asOf: null,
          passage: 'a#1',
          text: '',
        },
      ],
    });
    expect(outputs[0]).toEqual({
      simpleText: { text: '100명을 모집합니다.\n\n출처: 모집 공고 (어느 시, 2021년 3월 9일)' },
    });
  });

  test('a text of 900 characters stays visible in three bubbles; 1,500 fold into two', () => {
    const sentence = `${'가'.repeat(48)}. `;
    expect(render({ blocks: [{ type: 'text', text: sentence.repeat(18) }] }).outputs).toHaveLength(3);
    expect(render({ blocks: [{ type: 'text', text: sentence.repeat(30) }] }).outputs).toHaveLength(2);
  });

  test('texts and cards in turn are gathered before a second page is opened', () => {
    const text = { type: 'text', text: '전화하세요.' } as const;
    const phone = { type: 'phone', name: '센터', number: '031-000-1234' } as const;
    const { outputs, quickReplies } = render({ blocks: [text, phone, text, phone] });
    expect(outputs.map((output) => Object.keys(output)[0])).toEqual(['simpleText', 'textCard', 'textCard']);
    expect(quickReplies).toBeUndefined();
  });

  test('what does not fit goes on with «더 보기», and a page past the end is the last', () => {
    const reply = createReply({ blocks: [{ type: 'text', text: `${'가'.repeat(48)}. `.repeat(100) }] });
    expect(renderPages(reply)).toHaveLength(2);
    expect(renderReply(reply, { page: 99, more })).toEqual(renderReply(reply, { page: 1, more }));
  });

  test('at most ten choices, the same one once, in order', () => {
    const choices = Array.from({ length: 14 }, (_, index) => ask(`${Math.floor(index / 2)}번`));
    expect(render({ choices }).quickReplies?.map(({ label }) => label)).toEqual([
      '0번',
      '1번',
      '2번',
      '3번',
      '4번',
      '5번',
      '6번',
    ]);
    expect(
      render({ choices: Array.from({ length: 14 }, (_, index) => ask(`${index}`)) }).quickReplies,
    ).toHaveLength(10);
  });

  test('an empty reply still says something', () => {
    expect(render({ blocks: [{ type: 'text', text: ' ' }] }).outputs).toHaveLength(1);
  });

  test('a short reply keeps the order of the plain text', () => {
    const parts = {
      blocks: [
        { type: 'text', text: '하나' },
        { type: 'list', items: [{ title: '둘' }] },
        { type: 'notice', text: '셋' },
      ],
    } satisfies Partial<Reply>;
    expect(render(parts).outputs).toEqual([{ simpleText: { text: renderPlainText(createReply(parts)) } }]);
  });
});
