import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDates } from '../../../src/understanding/entities/dates.ts';

/** A Wednesday. */
const today = '2026-03-04';
const read = (text: string) =>
  findDates(text, today).map(({ date, until }) => (until === undefined ? date : `${date}/${until}`));

test.each([
  ['이번 주 목요일 3시 상담 돼요?', '2026-03-05T15:00'],
  ['다다음주 월요일', '2026-03-16'],
  ['지난주 금요일에 냈어요', '2026-02-27'],
  ['지난 월요일에 전화했어요', '2026-03-02'],
  ['월요일에 신청했는데요', '2026-03-02'],
  ['월요일', '2026-03-09'],
  ['내일모레 갈게요', '2026-03-06'],
  ['글피 아침 9시', '2026-03-07T09:00'],
  ['일주일 후에 다시 올게요', '2026-03-11'],
  ['석 달 전에 그만뒀어요', '2025-12-04'],
  ['반년 전', '2025-09-04'],
  ['담달 초에 시작해요', '2026-04-01/2026-04-10'],
  ['지난달 말에 그만뒀어요', '2026-02-21/2026-02-28'],
  ['4월 중순', '2026-04-11/2026-04-20'],
  ['12월에 그만뒀어요', '2025-12-01/2025-12-31'],
  ['1월부터 쉬고 있어요', '2026-01-01/2026-01-31'],
  ['작년 11월에 퇴사', '2025-11-01/2025-11-30'],
  ['2026.4.1', '2026-04-01'],
  ['4월 1일부터 15일까지', '2026-04-01 2026-04-15'],
  ['2일까지 내면 되나요', '2026-04-02'],
  ['2일에 냈어요', '2026-03-02'],
  ['다음 주말', '2026-03-14/2026-03-15'],
  ['오늘 오후 5시까지', '2026-03-04T17:00'],
  ['밤 10시', 'T22:00'],
  ['10시~12시', 'T10:00 T12:00'],
  ['09:00~18:00', 'T09:00 T18:00'],
  ['3월 20일(금) 14:00', '2026-03-20T14:00'],
  ['5월 12일 면접 잡혔어요', '2026-05-12'],
  ['내년 1월 5일', '2027-01-05'],
  ['낼 갈게요', '2026-03-05'],
  ['담주 화욜 2시', '2026-03-10T14:00'],
])('«%s», written on 4 March 2026: %s', (text, dates) => {
  expect(read(text).join(' ')).toBe(dates);
});

test.each([
  ['매주 월요일'],
  ['낼모레 쉰이라'],
  ['월요일마다'],
  ['8시간 일해요'],
  ['시청 어디예요'],
  ['내일배움카드 있어요'],
  ['2021년 상반기'],
  ['3일 동안 교육'],
  ['한시적 일자리'],
  ['월급 200'],
])('«%s» names no day', (text) => {
  expect(read(text)).toEqual([]);
});

test('years and months end where the calendar says', () => {
  expect(findDates('한 달 뒤', '2026-01-31')).toMatchObject([{ date: '2026-02-28' }]);
  expect(findDates('내일', '2027-12-31')).toMatchObject([{ date: '2028-01-01' }]);
  expect(findDates('2월 29일까지', '2026-03-04')).toMatchObject([]);
  expect(findDates('2월 29일까지', '2027-06-01')).toMatchObject([{ date: '2028-02-29' }]);
});

const piece = fc.constantFrom(
  '내일',
  '다음 주 ',
  '3월',
  '20일',
  '오후 ',
  '두시',
  ' 반',
  '뒤',
  '99',
  '월요일',
  ' ',
  '전',
  '년',
  ':',
);
test('whatever is written, dates are real days and lie inside the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join('')),
      ),
      (text) => {
        for (const { date, until, start, end } of findDates(text, today)) {
          const [day = ''] = date.split('T');
          for (const real of [day, until ?? ''])
            expect(real === '' || !Number.isNaN(Date.parse(real))).toBe(true);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      },
    ),
  );
});
