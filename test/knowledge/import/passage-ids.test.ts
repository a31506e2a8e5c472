import { expect, test } from 'vitest';
import type { Block } from '../../../src/knowledge/import/block.ts';
import { passagesFrom } from '../../../src/knowledge/import/passage.ts';
import { assignIds } from '../../../src/knowledge/import/passage-ids.ts';

const lines = (...texts: string[]): Block[] =>
  texts.map((text) =>
    text.startsWith('#') ? { kind: 'heading', level: 1, text: text.slice(1) } : { kind: 'paragraph', text },
  );

function importLines(
  blocks: Block[],
  earlier: ReturnType<typeof assignIds> = [],
  now = '2026-03-01T00:00:00Z',
) {
  return assignIds('tide', passagesFrom({ format: 'text', blocks, warnings: [] }), { earlier, now });
}

const idOf = (passages: ReturnType<typeof assignIds>, start: string) =>
  passages.find(({ text }) => text.startsWith(start))?.id;

const first = importLines(
  lines(
    '#1. 개요',
    '등대지기는 밤마다 등대의 불을 켜고 지킵니다.',
    '접수 기간: 3월 2일부터 13일까지',
    '#2. 문의',
    '항구 창구로 전화하세요.',
  ),
);

test('a passage keeps its id when others are put in, taken out or numbered anew', () => {
  const again = importLines(
    lines(
      '#1. 새 소식',
      '등대가 하나 늘었습니다.',
      '#2. 개요',
      '등대지기는 밤마다 등대의 불을 켜고 지킵니다.',
      '#3. 문의',
      '항구 창구로 전화하세요.',
    ),
    first,
  );
  expect(idOf(again, '등대지기는')).toBe(idOf(first, '등대지기는'));
  expect(idOf(again, '항구')).toBe(idOf(first, '항구'));
  expect(new Set(again.map(({ id }) => id)).size).toBe(again.length);
});

test('a passage with a changed figure keeps its id', () => {
  const again = importLines(lines('#1. 개요', '접수 기간: 3월 9일부터 20일까지'), first);
  expect(idOf(again, '접수')).toBe(idOf(first, '접수'));
});

test('a passage that is gone stays under its id, and gets it back when it returns', () => {
  const without = importLines(
    lines('#1. 개요', '접수 기간: 3월 2일부터 13일까지'),
    first,
    '2026-04-01T00:00:00Z',
  );
  const gone = without.find(({ text }) => text.startsWith('항구'));
  expect(gone).toMatchObject({ id: idOf(first, '항구'), retired: '2026-04-01T00:00:00Z' });
  const back = importLines(lines('#2. 문의', '항구 창구로 전화하세요.'), without);
  expect(back.find(({ text }) => text.startsWith('항구'))).toMatchObject({ id: idOf(first, '항구') });
  expect(back.find(({ text }) => text.startsWith('항구'))?.retired).toBeUndefined();
});

test('another passage never gets the id of one that is gone', () => {
  const other = importLines(lines('#1. 개요', '그물 손질 교실은 화요일마다 열립니다.'), first);
  expect(first.map(({ id }) => id)).not.toContain(idOf(other, '그물'));
});

test('equal passages have ids of their own, whichever import they are of', () => {
  const blocks = lines('같은 글입니다.', '같은 글입니다.');
  const ids = importLines(blocks).map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
  expect(importLines(blocks).map(({ id }) => id)).toEqual(ids);
});

test.each([
  ['words without sentences', '등대 28명 '.repeat(400)],
  ['a single word', '1234567890'.repeat(300)],
  ['sentences', '등대지기 28명을 뽑습니다. 접수는 3월 2일까지입니다. '.repeat(60)],
])('%s are cut into passages, and nothing is lost', (_, text) => {
  const passages = passagesFrom({ format: 'text', blocks: lines(text.trim()), warnings: [] });
  expect(passages.length).toBeGreaterThan(1);
  expect(
    passages
      .map((passage) => passage.text)
      .join('')
      .replaceAll(' ', ''),
  ).toBe(text.replaceAll(' ', ''));
});

test('of many equal and many like passages each has an id of its own, and keeps it', () => {
  const many = (word: string) =>
    lines(...Array.from({ length: 1500 }, (_, at) => `${word} 등대지기 접수는 ${at % 300}월까지입니다`));
  const before = importLines(many('올해'));
  expect(new Set(before.map(({ id }) => id)).size).toBe(1500);
  expect(importLines(many('올해'), before).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  const after = importLines(many('내년'), before);
  expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
});
