import type { Greeting } from '../../src/channels/web/greeting.ts';

export const testGreeting: Greeting = {
  cityName: '한빛시',
  assistantName: '일자리톡',
  welcome:
    '안녕하세요. 일자리와 취업 지원 제도를 알려 드리는 일자리톡이에요.\n어떤 것이 궁금하세요? 아래에서 고르거나 편하게 적어 주세요.',
  choices: [
    {
      label: '나에게 맞는 사업 찾기',
      payload: { type: 'ask', text: '나에게 맞는 사업을 찾아줘', intent: 'program-search' },
    },
    {
      label: '신청 자격 확인',
      payload: { type: 'ask', text: '신청 자격을 확인해줘', intent: 'eligibility-check' },
    },
    {
      label: '모의 면접 연습',
      payload: { type: 'ask', text: '모의 면접을 연습할래', intent: 'mock-interview' },
    },
    {
      label: '일자리센터 위치와 전화',
      payload: { type: 'ask', text: '일자리센터가 어디야?', intent: 'center-info' },
    },
  ],
  textLimit: 1000,
};
