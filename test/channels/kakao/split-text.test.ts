import { expect, test } from 'vitest';
import { shortenLabel } from '../../../src/channels/kakao/label.ts';
import { splitText } from '../../../src/channels/kakao/split-text.ts';

test.each([
  ['at a sentence', '신청합니다. 접수는 센터에서 합니다.', 16, ['신청합니다.', '접수는 센터에서 합니다.']],
  ['at a blank line first', '하나 둘. 셋\n\n넷 다섯. 여섯 일곱', 18, ['하나 둘. 셋', '넷 다섯. 여섯 일곱']],
  ['not inside an amount', '지원금은 1,234,567원입니다', 14, ['지원금은', '1,234,567원입니다']],
  ['not inside a date', '접수는 2021년 3월 9일', 12, ['접수는', '2021년 3월 9일']],
  ['not inside a dotted date', '게시 2021. 3. 9. 공고', 11, ['게시', '2021. 3. 9.', '공고']],
  ['not inside a phone number', '문의는 031-8082-5674', 13, ['문의는', '031-8082-5674']],
  ['not inside a link', '보기 https://a.kr/1?b=2 끝', 18, ['보기', 'https://a.kr/1?b=2', '끝']],
  ['inside a figure only where it is longer than a piece', '1234567890123', 10, ['1234567890', '123']],
  ['not inside a surrogate pair', '😀😀😀', 3, ['😀', '😀', '😀']],
  ['not inside a family of emojis', '가👨‍👩‍👧', 8, ['가', '👨‍👩‍👧']],
])('breaks %s', (_, text, limit, pieces) => {
  expect(splitText(text, limit)).toEqual(pieces);
});

test.each([
  ['신청 방법', '신청 방법'],
  ['희망동행 일자리 2021 상반기 신청 자격', '희망동행 일자…신청 자격'],
  ['지원금 1,234,567원 받는 사람 알아보기', '지원금…람 알아보기'],
  [' ', '선택'],
])('the label «%s» becomes «%s»', (label, short) => {
  expect(shortenLabel(label, 14)).toBe(short);
});
