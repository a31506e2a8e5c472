import { expect, test } from 'vitest';
import { renderPlainText } from '../../src/channels/plain-text.ts';
import type { Citation } from '../../src/conversation/reply.ts';
import { createReply, echo } from '../fakes/echo-app.ts';

function cite(published: string | null, parts: Partial<Citation> = {}): Citation {
  return {
    source: 's',
    title: '공고',
    publisher: '어느 시',
    published,
    url: null,
    asOf: null,
    passage: 'd#f',
    text: '',
    ...parts,
  };
}

test('a reply reads from top to bottom', () => {
  const reply = echo({ id: '1', channel: 'terminal', conversation: 'terminal:1', text: '안녕하세요' });
  expect(renderPlainText(reply)).toBe(`받은 메시지

안녕하세요

• 접수 기간: 3월 2일~3월 12일
• 모집 인원: 100명

※ 2021년 3월 기준입니다.

☎ 일자리센터 031-000-1234 (평일 9~18시)

출처: 모집 공고 (어느 시, 2021년 3월 9일)`);
});

test.each([
  ['2021-03-09', '출처: 공고 (어느 시, 2021년 3월 9일)'],
  ['2021-12', '출처: 공고 (어느 시, 2021년 12월)'],
  ['2021', '출처: 공고 (어느 시, 2021년)'],
  ['2021 상반기', '출처: 공고 (어느 시, 2021 상반기)'],
  [null, '출처: 공고 (어느 시, 날짜 미상)'],
])('a source published %s is dated as precisely as it is known', (published, line) => {
  expect(
    renderPlainText(createReply({ blocks: [{ type: 'text', text: '' }], citations: [cite(published)] })),
  ).toBe(line);
});

test('a source cited twice is named once', () => {
  const citations = [cite('2021'), cite('2020', { title: '통계' }), cite('2021', { passage: 'd#g' })];
  expect(renderPlainText(createReply({ citations }))).toBe(
    '안녕하세요.\n\n출처: 공고 (어느 시, 2021년)\n출처: 통계 (어느 시, 2020년)',
  );
});

test('empty blocks leave no gap, and a mark is not set twice', () => {
  const blocks = [
    { type: 'text', text: '  ' },
    { type: 'notice', text: '※ 이미 표시됨' },
    { type: 'list', items: [] },
    { type: 'phone', name: '', number: '129' },
  ] as const;
  expect(renderPlainText(createReply({ blocks: blocks.map((block) => ({ ...block })) as never }))).toBe(
    '※ 이미 표시됨\n\n☎ 129',
  );
});
