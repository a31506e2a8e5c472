import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskPersonalData } from '../../src/guards/mask.ts';
import { findBirths } from '../../src/understanding/entities/births.ts';

const ofNobody = {
  isPublic: () => false,
  findBirths: (text: string) => findBirths(text, '2021-03-09'),
};
const mask = (text: string) => maskPersonalData(text, ofNobody).text;

test.each([
  ['900101-1234567'],
  ['9001011234567'],
  ['900101 1234567'],
  ['900101 - 1234567'],
  ['900101–2234567'],
  ['900101_1234567'],
  ['900101/1234567'],
  ['051231-4234567'],
  ['900101-5234567'],
  ['850615 6234567'],
  ['010203-8234567'],
  ['９００１０１－１２３４５６７'],
  ['900101-1******'],
])('a resident or foreigner number is hidden: %s', (number) => {
  expect(mask(`제 번호는 ${number}입니다`)).toBe('제 번호는 [주민등록번호]입니다');
});

test.each([
  ['010-1234-5678'],
  ['01012345678'],
  ['010 1234 5678'],
  ['010.1234.5678'],
  ['010)1234-5678'],
  ['010 - 1234 - 5678'],
  ['010·1234·5678'],
  ['010/1234/5678'],
  ['010_1234_5678'],
  ['0101234-5678'],
  ['010-12345678'],
  ['011-123-4567'],
  ['+82 10-1234-5678'],
  ['+821012345678'],
  ['+82 (0)10-1234-5678'],
  ['82-10-1234-5678'],
  ['０１０－１２３４－５６７８'],
  ['010\u200b-1234\u200b-5678'],
  ['공일공 일이삼사 오육칠팔'],
  ['공일공일이삼사오육칠팔'],
])('a mobile number is hidden however it is written: %s', (number) => {
  const masked = mask(`연락처 ${number}로 주세요`);
  expect(masked).toContain('[전화번호]');
  expect(masked).not.toMatch(/\d{3}|일이삼사/u);
});

test.each([
  ['02-123-4567'],
  ['02)123-4567'],
  ['031-849-0000'],
  ['031.849.0000'],
  ['031 849 0000'],
  ['0318490000'],
  ['070-1234-5678'],
  ['+82-31-849-0000'],
])('a landline is hidden: %s', (number) => {
  expect(mask(`집 전화는 ${number}`)).toBe('집 전화는 [전화번호]');
});

test.each([
  ['110-123-456789', '[계좌번호]'],
  ['3333-01-1234567', '[계좌번호]'],
  ['352-1234-5678-93', '[계좌번호]'],
  ['123456789012', '[계좌번호]'],
  ['1234-5678-9012-3456', '[카드번호]'],
  ['1234 5678 9012 3456', '[카드번호]'],
  ['1234.5678.9012.3456', '[카드번호]'],
  ['hong.gil-dong+job@mail.example.co.kr', '[이메일]'],
  ['부흥로 1533', '[주소]'],
  ['부흥로1533번길 12', '[주소]'],
  ['옥정동로5길 24 101동 1203호', '[주소]'],
  ['물결로 12-3 하늘아파트 101동 1203호', '[주소]'],
  ['101동 1203호', '[주소]'],
  ['덕정동 123-4번지', '[주소]'],
])('an account, card, e-mail or address is hidden: %s', (text, label) => {
  expect(mask(`여기요 ${text}, 봐 주세요`)).toBe(`여기요 ${label}, 봐 주세요`);
});

test.each([
  ['1968년 3월 2일생이에요', '1968년생[생년월일]이에요'],
  ['68년 3월 2일생', '1968년생[생년월일]'],
  ['1968년 3월생인데요', '1968년생[생년월일]인데요'],
  ['생년월일 68.3.2', '1968년생[생년월일]'],
  ['생일은 1968-03-02예요', '1968년생[생년월일]예요'],
  ['1990-01-01에 태어났어요', '1990년생[생년월일]에 태어났어요'],
  ['19680302입니다', '1968년생[생년월일]입니다'],
  ['680302', '1968년생[생년월일]'],
  ['６８０３０２', '1968년생[생년월일]'],
  ['680302 남 경비 희망', '1968년생[생년월일] 남 경비 희망'],
  ['저는 680302생입니다', '저는 1968년생[생년월일]입니다'],
  ['육십팔년 삼월 이일생이오', '1968년생[생년월일]이오'],
  ['주민번호 앞자리 010203', '2001년생[생년월일]'],
])('of a date of birth only the year stays: %s', (text, masked) => {
  expect(maskPersonalData(text, ofNobody)).toEqual({ text: masked, found: ['birth-date'] });
});

test('every kind that was found is named, in one text', () => {
  const { text, found } = maskPersonalData(
    '김하나 900101-2234567 010-1234-5678 a@b.kr 110-123-456789 부흥로 1533',
    ofNobody,
  );
  expect(text).toBe('김하나 [주민등록번호] [전화번호] [이메일] [계좌번호] [주소]');
  expect(new Set(found)).toEqual(new Set(['resident-number', 'phone', 'email', 'account', 'address']));
});

test.each([
  ['2021-03-09에 나온 기사'],
  ['2021-05-03부터 2021-05-14까지'],
  ['2021.03.09 기준'],
  ['20210309'],
  ['1968년생이에요'],
  ['68년생인데요'],
  ['53살이에요'],
  ['680302원 받았어요'],
  ['200302 기사'],
  ['20210309입니다'],
  ['2021년 3월 9일'],
  ['2021년 상반기'],
  ['공공근로 2021년 상반기 몇 명?'],
  ['공공근로 2021 상반기'],
  ['공공근로 1명 더 뽑나요'],
  ['앞으로 3개월 더 일하고 싶어요'],
  ['버스로 20분 걸려요'],
  ['전화로 5번 물어봤어요'],
  ['월급으로 250만원 받았어요'],
  ['서로 2명이 갔어요'],
  ['75명 뽑았나요'],
  ['1,234,567원'],
  ['3200000원'],
  ['1억 2천만 원'],
  ['만 65세 이상'],
  ['18~39세'],
  ['57.4%에서 3.4%p'],
  ['10:00-18:00'],
  ['109나 112, 1577-1389'],
])('dates, years, amounts and ages stay as they are: %s', (text) => {
  expect(maskPersonalData(text, ofNobody)).toEqual({ text, found: [] });
});

test.each([
  ['031-8082-6086~8'],
  ['031-849-2341'],
  ['(031) 849-2341'],
  ['031 849 2341'],
  ['0318492341'],
  ['부흥로 1533'],
])('what an office gives out itself is nobody’s secret: %s', (text) => {
  const office = '양주시청 부흥로1533 03180826086~8 0318492341';
  const isPublic = (match: string) => office.includes(match.replace(/[\s().-]/g, ''));
  expect(maskPersonalData(`${text} 맞나요`, { ...ofNobody, isPublic })).toEqual({
    text: `${text} 맞나요`,
    found: [],
  });
});

test('an office’s number beside a person’s: only the person’s is hidden', () => {
  const isPublic = (match: string) => match === '031-849-2341';
  expect(
    maskPersonalData('031-849-2341에 걸었는데 010-1234-5678로 주세요', { ...ofNobody, isPublic }).text,
  ).toBe('031-849-2341에 걸었는데 [전화번호]로 주세요');
});

const pieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.stringMatching(/^[0-9\-. ~()로길동호번지가@]{0,24}$/),
  fc.constantFrom(
    '900101-1234567',
    '010-1234-5678',
    'a@b.co',
    '부흥로 1533',
    '110-123-456789',
    '101동 1호',
    '680302',
    '생일 68.3.2',
    '2001년 3월 2일생',
  ),
);
const anyText = fc.array(pieces, { maxLength: 6 }).map((list) => list.join(''));

test('masking never fails, adds no more than its labels, and twice is the same as once', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = maskPersonalData(text, ofNobody);
      const longestLabel = '[주민등록번호]'.length;
      expect(once.text.length).toBeLessThanOrEqual(text.length + once.found.length * longestLabel);
      expect(maskPersonalData(once.text, ofNobody)).toEqual({ text: once.text, found: [] });
    }),
    { numRuns: 2000 },
  );
});

test('a very long text of digits or syllables is masked without stalling', () => {
  for (const unit of ['1', '로', '가', '1-', 'a.', '로1 ']) {
    const text = unit.repeat(100_000 / unit.length);
    expect(maskPersonalData(text, ofNobody).text.length).toBeLessThanOrEqual(text.length * 6);
  }
});
