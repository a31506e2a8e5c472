import type { Citation, Draft } from '../../src/conversation/reply.ts';

const citation: Citation = {
  source: 'notice-2021',
  title: '2021년 상반기 모집 공고',
  publisher: '어느 시',
  published: '2021-03-09',
  url: 'https://example.kr/notice',
  asOf: '2021-03',
  passage: 'hope-work#headcount-2021',
  text: '2021년 상반기에는 100명을 모집했어요.',
};

export const question = '희망동행 몇 명 뽑아요? 제 번호는 [전화번호]예요.';

/** A heading, a text, a list, a notice, a second text, phones and choices: everything but the texts must stay. */
export const draft: Draft = {
  outcome: 'partly-answered',
  blocks: [
    { type: 'heading', text: '희망동행 일자리' },
    {
      type: 'text',
      text: '2021년 상반기에는 100명을 모집했어요. 신청 기간은 3월 2일부터 3월 12일까지였어요.',
    },
    {
      type: 'list',
      items: [
        { title: '65세 이상이거나 중위소득 70%를 초과하면 신청할 수 없었어요.' },
        { title: '임금: 한 달에 1,822,480원이었어요.' },
      ],
    },
    { type: 'notice', text: '2021년 3월 자료예요. 지금은 달라졌을 수 있어요.' },
    { type: 'text', text: '2021년 3월 자료에는 준비할 서류가 나와 있지 않아요.' },
    { type: 'phone', name: '일자리지원팀', number: '031-8082-5674', note: '2021년 3월 자료의 번호예요.' },
  ],
  citations: [citation],
  choices: [
    { label: '신청 방법', payload: { type: 'ask', text: '희망동행 신청 방법', about: ['hope-work'] } },
  ],
  programs: ['hope-work'],
};

export const goodSentences = [
  { text: '2021년 상반기에 100명을 모집했어요.', passages: [1] },
  { text: '신청은 3월 2일부터 3월 12일까지 받았어요.', passages: [2] },
  { text: '65세 이상이거나 중위소득 70%를 초과하는 분은 신청할 수 없었어요.', passages: [3] },
  { text: '임금은 한 달에 1,822,480원이었어요.', passages: [4] },
  { text: '준비할 서류는 2021년 3월 자료에 나와 있지 않아요.', passages: [5] },
];
