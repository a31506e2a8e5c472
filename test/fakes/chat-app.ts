import type { App } from '../../src/conversation/app.ts';
import type { IncomingMessage } from '../../src/conversation/message.ts';
import type { Citation, Draft, Reply } from '../../src/conversation/reply.ts';

export interface FakeChatApp extends App {
  /** Messages in the order they came, each delivery on its own. */
  readonly deliveries: IncomingMessage[];
  /** Messages that were done, a repeated delivery once. */
  readonly handled: IncomingMessage[];
}

const guide: Citation = {
  source: 'guide-2025',
  title: '2025년 하반기 함께일터 참여자 모집 안내',
  publisher: '한빛시 일자리정책과',
  published: '2025-06-12',
  url: 'https://example.org/guide-2025',
  asOf: '2025-07',
  passage: 'together-work#pay',
  text: '참여자는 하루 5시간 이내로 근무하며, 임금은 시간당 10,030원입니다.\n주휴수당과 연차수당은 근로기준법에 따라 따로 지급합니다.',
};

const plan: Citation = {
  source: 'plan-2024',
  title: '일자리 창출 세부 계획',
  publisher: '한빛시',
  published: '2024-02',
  url: null,
  asOf: '2024-02',
  passage: 'together-work#target',
  text: '모집 대상은 만 18세 이상의 근로 능력이 있는 시민으로, 가구 소득이 기준 중위소득 65% 이하이고 재산이 3억 원 이하인 사람이다.',
};

const report: Citation = {
  source: 'report',
  title: '지난해 참여자 만족도 조사',
  publisher: '한빛연구원',
  published: null,
  url: null,
  asOf: null,
  passage: 'together-work#survey',
  text: '참여자 열 명 가운데 여덟 명이 다시 참여하고 싶다고 답했다.',
};

const longAnswer: Draft = {
  outcome: 'partly-answered',
  blocks: [
    { type: 'heading', text: '함께일터는 이런 일이에요' },
    {
      type: 'text',
      text: '시가 마련한 공공 일자리에서 정해진 기간 동안 일하는 사업이에요. 하루 5시간 이내로 일하고, 시간당 10,030원을 받아요.\n\n만 18세 이상이고 일할 수 있는 시민이 신청할 수 있어요. 가구 소득은 기준 중위소득 65% 이하, 재산은 3억 원 이하여야 해요.',
    },
    { type: 'heading', text: '맡는 일' },
    {
      type: 'list',
      items: [
        {
          title: '공원과 하천 가꾸기',
          text: '꽃 심기, 풀 뽑기, 산책로 정리',
          choice: { label: '자세히', payload: { type: 'ask', text: '공원과 하천 가꾸기는 어떤 일이야?' } },
        },
        {
          title: '도서관 책 정리',
          text: '반납된 책을 제자리에 꽂고 이용자를 안내해요',
          choice: { label: '자세히', payload: { type: 'ask', text: '도서관 책 정리는 어떤 일이야?' } },
        },
        { title: '행정 자료 입력', text: '문서 프로그램을 다룰 수 있어야 해요' },
      ],
    },
    { type: 'notice', text: '2025년 6월에 나온 안내를 따른 답이에요. 지금은 금액이 다를 수 있어요.' },
    { type: 'phone', name: '한빛시 일자리센터', number: '031-000-1234', note: '평일 9시~18시' },
  ],
  citations: [guide, plan, report],
  choices: [
    {
      label: '신청할 수 있는지 확인하기',
      payload: { type: 'ask', text: '내가 신청할 수 있어?', intent: 'eligibility-check' },
    },
    { label: '신청 방법', payload: { type: 'ask', text: '어떻게 신청해?' } },
    { label: '처음으로', payload: { type: 'command', command: 'menu' } },
  ],
};

const shortAnswer: Draft = {
  outcome: 'answered',
  blocks: [{ type: 'text', text: '주소지 행정복지센터에 신분증을 가지고 가서 신청하면 돼요.' }],
  citations: [guide],
  choices: [{ label: '처음으로', payload: { type: 'command', command: 'menu' } }],
};

const programList: Draft = {
  outcome: 'answered',
  blocks: [
    { type: 'text', text: '이런 것들이 있어요. 하나를 고르시면 자세히 알려 드릴게요.' },
    {
      type: 'list',
      items: ['함께일터', '새출발 교육', '청년 면접 정장 빌리기'].map((title) => ({
        title,
        text: '한빛시에 사는 사람이면 누구나 알아볼 수 있어요.',
        choice: { label: title, payload: { type: 'ask', text: `${title} 알려줘` } },
      })),
    },
    { type: 'list', items: [{ title: '모두 무료예요.' }, { title: '문의는 031-000-1234로 하시면 돼요.' }] },
    {
      type: 'notice',
      text: '자세한 것은 1544-0000(2025년 6월 기준 번호)에 물어보시면 돼요. 지원금은 1500-2000원이에요.',
    },
  ],
  citations: [plan],
};

const crisisReply: Draft = {
  outcome: 'crisis',
  blocks: [
    {
      type: 'text',
      text: '많이 힘드셨겠어요. 혼자 견디지 않으셔도 돼요.\n지금 전화하면 언제든 이야기를 들어 줄 사람이 있어요.',
    },
    { type: 'phone', name: '자살예방 상담전화', number: '109', note: '24시간, 무료' },
    { type: 'phone', name: '정신건강 위기상담', number: '1577-0199', note: '24시간' },
  ],
  choices: [{ label: '계속 이야기하기', payload: { type: 'command', command: 'menu' } }],
};

const says = (outcome: Draft['outcome'], text: string): Draft => ({
  outcome,
  blocks: [{ type: 'text', text }],
});

function draftFor({ text, payload }: IncomingMessage): Draft {
  if (payload?.type === 'rate') {
    return payload.helpful
      ? says('recorded', '알려 주셔서 고마워요.')
      : {
          ...says('asked', '아쉬우셨군요. 어떤 점이 아쉬웠나요?'),
          choices: [{ label: '그냥 두기', payload: { type: 'command', command: 'cancel' } }],
        };
  }
  if (payload?.type === 'command' && payload.command === 'forget') {
    return says('recorded', '저장된 내 정보를 모두 지웠어요.');
  }
  if (payload) return shortAnswer;
  if (text.includes('죽고 싶')) return crisisReply;
  if (text.includes('뭐 있어')) return programList;
  if (text.includes('함께일터')) return longAnswer;
  return shortAnswer;
}

/** Fixed replies with every kind of block. `delayMilliseconds` is how long an answer takes. */
export function createFakeChatApp({
  delayMilliseconds = 0,
}: {
  delayMilliseconds?: number;
} = {}): FakeChatApp {
  const deliveries: IncomingMessage[] = [];
  const handled: IncomingMessage[] = [];
  const replies = new Map<string, Promise<Reply>>();

  async function answer(message: IncomingMessage): Promise<Reply> {
    handled.push(message);
    await new Promise((resolve) => setTimeout(resolve, delayMilliseconds));
    return {
      intent: 'general-question',
      confidence: 1,
      citations: [],
      choices: [],
      programs: [],
      entities: {},
      ...draftFor(message),
    };
  }

  return {
    deliveries,
    handled,
    handle(message) {
      deliveries.push(message);
      const key = `${message.conversation} ${message.id}`;
      const reply = replies.get(key) ?? answer(message);
      replies.set(key, reply);
      return reply;
    },
  };
}
