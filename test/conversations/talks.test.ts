import { beforeAll, describe, expect, test } from 'vitest';
import type { Assistant } from '../../src/assistant.ts';
import type { IntentId } from '../../src/conversation/intent.ts';
import type { Outcome } from '../../src/conversation/outcome.ts';
import { loadAssistant, openConversation } from './conversation.ts';

let assistant: Assistant;
beforeAll(() => {
  assistant = loadAssistant();
}, 120_000);

interface Expected {
  outcome?: Outcome;
  intent?: IntentId;
  /** Documents the reply is about. */
  about?: string[];
  says?: (string | RegExp)[];
  silentOn?: (string | RegExp)[];
  /** Sources that are named. */
  cites?: string[];
}

/** A talk is a list of turns: what the person writes, and what must be true of the reply. */
type Talk = [title: string, ...turns: [says: string, reply: Expected][]];

async function follow([, ...turns]: Talk): Promise<void> {
  const { say, troubles } = openConversation(assistant);
  for (const [text, expected] of turns) {
    const reply = await say(text);
    if (expected.outcome !== undefined) expect(reply.outcome, text).toBe(expected.outcome);
    if (expected.intent !== undefined) expect(reply.intent, text).toBe(expected.intent);
    if (expected.about !== undefined) expect(reply.programs, text).toEqual(expected.about);
    for (const words of expected.says ?? []) expect(reply.text, text).toMatch(words);
    for (const words of expected.silentOn ?? []) expect(reply.text, text).not.toMatch(words);
    const sources = reply.citations.map(({ source }) => source);
    expect(sources, text).toEqual(expect.arrayContaining(expected.cites ?? []));
  }
  expect(troubles).toEqual([]);
}

const publicWorks = ['public-works'];
const suits = ['suit-rental'];

describe('받아들임 문장', () => {
  test.each<Talk>([
    [
      '공공근로 인원은 75명이고, 날짜와 출처가 있다',
      [
        '공공근로 몇 명 뽑았어요?',
        {
          outcome: 'answered',
          about: publicWorks,
          says: ['2021년 상반기에는 참여자 75명', '2021년 3월 9일'],
          cites: ['yangju-plan-2021'],
        },
      ],
    ],
    [
      '띄어 쓰지 않아도 같다',
      [
        '공공근로몇명뽑아',
        {
          outcome: 'answered',
          about: publicWorks,
          says: ['2021년 상반기에는 참여자 75명', '2021년 3월 9일'],
          cites: ['yangju-plan-2021'],
        },
      ],
    ],
    ['한영 전환을 잊고 쳐도 같다', ['rhdrhdrmsfh auc aud Qhqdkdy?', { about: publicWorks, says: ['75명'] }]],
    ['이름에 오타가 있어도 같다', ['공공글로 몇 명 뽑았어요?', { about: publicWorks, says: ['75명'] }]],
    [
      '해를 적어 물어도 사업 이름이 주소로 가려지지 않는다',
      [
        '공공근로 2021년 상반기 몇 명?',
        { outcome: 'answered', about: publicWorks, says: ['75명'], silentOn: ['35명', '27명'] },
      ],
    ],
    [
      '청년옷장 요금은 기사에 없고, 2019년 보도는 무료라고 한다',
      [
        '청년옷장 무료예요?',
        {
          about: suits,
          says: [/2021년 3월 기사에는[^.]*(?:무료라는 말이 없|적혀 있지 않)/, /2019년 9월 보도에는[^.]*무료/],
          cites: ['yangju-plan-2021', 'y-kiho-190923'],
        },
      ],
    ],
    [
      '남양주를 물으면 양주 숫자를 섞지 않는다',
      [
        '양주 말고 남양주 공공근로 알려줘',
        {
          outcome: 'refused',
          about: [],
          says: ['남양주시'],
          silentOn: ['75', '35명', '63명', '59명', '031-'],
        },
      ],
    ],
  ])('%s', (...talk) => follow(talk));
});

describe('이어지는 질문', () => {
  test.each<Talk>([
    [
      '한 번에 둘을 물으면 둘 다 답한다',
      [
        '공공근로 인원이랑 신청방법',
        { about: publicWorks, says: ['75명', '행정복지센터'], cites: ['yangju-plan-2021'] },
      ],
      ['그럼 나이는요?', { about: publicWorks, says: [/세 이상/] }],
    ],
    [
      '앞의 사업을 이어서 말한다',
      ['공공근로 알려 주세요', { about: publicWorks }],
      ['그럼 몇 명 뽑아요?', { outcome: 'answered', about: publicWorks, says: ['75명'] }],
      ['하반기에는요?', { outcome: 'answered', about: publicWorks, says: ['35명'], silentOn: ['75명'] }],
      ['그럼 언제 신청해요?', { outcome: 'answered', about: publicWorks }],
    ],
    [
      '인사나 고맙다는 말이 끼어도 이어진다',
      ['공공근로 알려 주세요', { about: publicWorks }],
      ['고마워요', { intent: 'small-talk' }],
      ['그럼 몇 명 뽑아요?', { about: publicWorks, says: ['75명'] }],
    ],
    [
      '다른 사업은 같은 것을 묻는 말이다',
      ['공공근로 몇 명 뽑았어요?', { about: publicWorks }],
      ['그럼 지역공동체는요?', { about: ['community-jobs'], says: ['27명'], silentOn: ['75명'] }],
    ],
    [
      '새 이름이 나오면 앞의 것은 잊는다',
      ['공공근로 몇 명 뽑았어요?', { about: publicWorks }],
      ['청년옷장 무료예요?', { about: suits, silentOn: ['75명'] }],
      ['몇 살까지 돼요?', { about: suits, says: ['39세'] }],
    ],
    [
      '신청하는 곳을 이어서 묻는다',
      ['공공근로 몇 명 뽑았어요?', { about: publicWorks }],
      ['신청은 어디서 해요?', { about: publicWorks, says: ['행정복지센터'] }],
    ],
    [
      '앞에서 말한 해는 다른 사업까지 따라가지 않는다',
      ['2020년 상반기 고용률', { outcome: 'answered', says: ['54'] }],
      ['공공근로 몇 명 뽑았어요?', { outcome: 'answered', about: publicWorks, says: ['75명'] }],
    ],
    [
      '앞에서 말한 해는 전화번호까지 따라가지 않는다',
      ['공공근로 2021년 상반기 몇 명?', { outcome: 'answered' }],
      ['일자리지원팀 전화번호', { outcome: 'answered', says: ['031-8082-6082'] }],
    ],
  ])('%s', (...talk) => follow(talk));
});

describe('인사와 도움말', () => {
  test.each<Talk>([
    ['인사', ['안녕하세요', { outcome: 'answered', intent: 'greeting', says: ['일자리톡'] }]],
    ['도움말', ['뭘 할 수 있어요?', { outcome: 'answered', intent: 'help' }]],
    ['누구인지', ['너 사람이야?', { outcome: 'answered', intent: 'small-talk', says: ['사람이 아니라'] }]],
    ['밖의 일', ['오늘 날씨 어때요', { outcome: 'refused', intent: 'out-of-scope' }]],
    ['다른 언어', ['tiếng việt được không', { intent: 'change-language', says: ['tiếng Hàn', '1350'] }]],
  ])('%s', (...talk) => follow(talk));
});

describe('흐름을 바꾸는 말', () => {
  test.each<Talk>([
    [
      '처음으로',
      ['공공근로 알려 주세요', { about: publicWorks }],
      ['처음으로', { outcome: 'answered', intent: 'greeting' }],
      ['그럼 몇 명 뽑아요?', { silentOn: ['75명'] }],
    ],
    [
      '그만',
      ['공공근로 알려 주세요', { about: publicWorks }],
      ['그만!', { outcome: 'cancelled' }],
      ['그럼 몇 명 뽑아요?', { silentOn: ['75명'] }],
    ],
    ['취소', ['취소', { outcome: 'cancelled' }]],
    ['메뉴', ['메뉴', { outcome: 'answered', intent: 'help' }]],
    [
      '상담사 연결',
      ['상담원 연결', { outcome: 'handed-off', says: ['이어받을 수는 없어요', '031-849-2341'] }],
    ],
  ])('%s', (...talk) => follow(talk));
});

describe('위험은 무엇보다 먼저다', () => {
  const help: Expected = { outcome: 'crisis', intent: 'crisis', says: ['109'] };
  // Ordinary talk of more than 300 characters.
  const long =
    '안녕하세요 저는 여기 사는 사람인데요 요즘 일자리를 찾고 있어서 이것저것 알아보고 있습니다 공공근로 사업도 알아보고 청년옷장도 알아봤어요 '.repeat(
      4,
    );
  test.each<Talk>([
    ['바로 한 말', ['죽고 싶어요', help]],
    ['짧은 외침', ['살려 주세요', { outcome: 'crisis' }]],
    ['더 짧은 외침', ['살려줘', { outcome: 'crisis' }]],
    ['사업 이름과 함께 한 말', ['죽고 싶어요. 공공근로도 떨어졌어요', help]],
    ['질문과 함께 한 말', ['공공근로 떨어졌어요. 이제 살 이유가 없어요.', help]],
    ['짧은 질문 뒤에 한 말', ['공공근로 몇 명 뽑아요? 죽고 싶어요', help]],
    [
      '짧은 질문 뒤에 이른 폭력',
      ['면접 예약해 주세요. 남편이 저를 때려요', { outcome: 'crisis', says: ['112'] }],
    ],
    ['그만이라는 말이 섞인 말', ['죽고 싶어요 그만', help]],
    ['다른 도시 이름이 섞인 말', ['남양주 사는데 죽고 싶어요', help]],
    ['폭력', ['남편이 자꾸 때려요', { outcome: 'crisis', says: ['112', '1366'] }]],
    ['질문을 하던 가운데', ['공공근로 몇 명 뽑아요?', {}], ['그만 살고 싶어요', help]],
    ['긴 글의 끝', [`${long} 죽고 싶어요`, help]],
    ['긴 글의 처음', [`죽고 싶어요 ${long}`, help]],
    ['긴 글의 가운데', [`${long} 죽고 싶어요 ${long}`.slice(0, 1000), help]],
  ])('%s', (...talk) => follow(talk));

  test.each([
    '배고파 죽겠네',
    '일이 힘들어 죽겠어요 공공근로 몇 명 뽑아요?',
    '자살 예방 상담사 채용 있나요',
    '면접 떨려 죽겠어요 연습시켜 주세요',
    '이제 그만할게요',
    '돈',
    '가'.repeat(2000),
  ])('말버릇이나 뜻 없는 글은 위험이 아니다: %#', async (text) => {
    const { say } = openConversation(assistant);
    expect((await say(text)).outcome).not.toBe('crisis');
  });

  test('의견을 적으려던 때에도 위험이 먼저이고, 의견으로 적히지 않는다', async () => {
    const { say, press, journal } = openConversation(assistant);
    await say('공공근로 몇 명 뽑아요?');
    await press({ type: 'rate', helpful: false, turn: 'message-1' });
    expect((await say('그만 살고 싶어요')).outcome).toBe('crisis');
    expect(journal.feedback.map(({ text }) => text)).not.toContain('그만 살고 싶어요');
  });
});

describe('나이와 형편', () => {
  test.each<Talk>([
    [
      '나이를 말하며 일을 찾으면 그 나이의 사업을 말하고, 다음 물음은 그것에 관한 것이다',
      ['나 68인데 할만한일자리잇나요', { says: ['노인일자리'] }],
      ['그거 돈은얼마줘요', { intent: 'program-detail', silentOn: ['청년'] }],
    ],
    [
      '돈이 급하다고 하면 일과 생활비를 주는 사업을 말한다',
      ['전기세 못내는데 돈좀 벌수있는데 없나', { says: ['공공근로사업', '국민취업지원제도'] }],
    ],
    ['형편을 말해도 그렇다', ['경단녀인데 일자리 있을까요', { says: ['새일센터'] }]],
    [
      '이름 뒤에 얼마만 붙여도 금액을 말한다',
      ['구직촉진수당 얼마', { says: ['60만 원'], silentOn: ['15세부터'] }],
    ],
  ])('%s', (...talk) => follow(talk));
});

describe('이름이 비슷한 도시', () => {
  test.each<Talk>([
    ['남양주', ['남양주 공공근로 몇 명 뽑아요?', { outcome: 'refused', about: [], silentOn: [/\d+명/] }]],
    ['남양주의 동네', ['별내동 사는데 공공근로 되나요', { outcome: 'refused', says: ['남양주시'] }]],
    ['광양', ['광양시 일자리센터 전화번호', { outcome: 'refused', silentOn: [/\d{3}-\d{3,4}-\d{4}/] }]],
    [
      '남양주를 빼 달라는 말은 양주를 묻는 말이다',
      ['남양주 말고 양주 공공근로 몇 명이에요?', { outcome: 'answered', about: publicWorks, says: ['75명'] }],
    ],
    [
      '빼 달라는 다른 말도 같다',
      ['남양주는 빼고 공공근로 몇 명 뽑았어요?', { outcome: 'answered', about: publicWorks, says: ['75명'] }],
    ],
  ])('%s', (...talk) => follow(talk));
});

describe('이 대화에서 할 수 없는 일은 할 수 없다고 하고, 물어볼 곳을 말한다', () => {
  const cannot = /없어요|못해요|아직/;
  test.each<[string, IntentId]>([
    ['상담 예약하고 싶어요', 'appointment'],
    ['면접 연습 시켜 주세요', 'mock-interview'],
    ['화상 면접 볼 수 있는 곳 찾아요', 'video-interview'],
    ['집 근처 주방 일자리 찾아 주세요', 'job-search'],
    ['새 공고 나오면 알림 보내 주세요', 'notification'],
    ['저 취업했어요 신고하려고요', 'employment-report'],
    ['직원을 뽑고 싶어요 사장입니다', 'employer-hiring'],
    ['상담사 바꿔 주세요', 'human-counselor'],
  ])('%s', async (text, intent) => {
    const { say } = openConversation(assistant);
    const reply = await say(text);
    expect(reply.intent).toBe(intent);
    expect(['partly-answered', 'not-stated', 'handed-off']).toContain(reply.outcome);
    expect(reply.text).toMatch(cannot);
    const offices = reply.blocks.filter(({ type }) => type === 'phone');
    expect(offices.length).toBeGreaterThan(0);
    expect(reply.citations.length).toBeGreaterThan(0);
  });
});

describe('내 정보', () => {
  test('무엇이 남는지 말하고, 지우는 단추를 준다', async () => {
    const { say, press, held } = openConversation(assistant);
    const reply = await say('대화가 저장되나요?');
    expect(reply).toMatchObject({ outcome: 'answered', intent: 'privacy' });
    const [erase] = reply.choices;
    if (erase === undefined) throw new Error('no button to erase');
    expect((await press(erase.payload)).outcome).toBe('recorded');
    expect([...held]).toEqual([]);
  });

  test.each(['내 정보 지워 주세요', '대화 지우기'])('«%s»: 정말로 지운다', async (text) => {
    const { say, held, journal } = openConversation(assistant);
    await say('공공근로 몇 명 뽑아요?');
    expect(held.size).toBe(1);
    const reply = await say(text);
    expect(reply).toMatchObject({ outcome: 'recorded', intent: 'privacy' });
    expect(reply.text).toContain('지웠어요');
    expect([...held]).toEqual([]);
    const after = await say('그럼 몇 명 뽑아요?');
    expect(after.programs).not.toEqual(publicWorks);
    expect(JSON.stringify(journal.turns)).not.toContain('someone');
  });

  test('다른 사람의 대화는 그대로 둔다', async () => {
    const { app, held } = openConversation(assistant);
    const say = (conversation: string, text: string) =>
      app.handle({ id: text, channel: 'web', conversation, text });
    await say('web:a', '공공근로 몇 명 뽑아요?');
    await say('web:b', '공공근로 몇 명 뽑아요?');
    await say('web:a', '내 정보 지워 주세요');
    expect([...held.values()].join()).toContain('web:b');
    expect([...held.values()].join()).not.toContain('web:a');
  });

  const person = [
    '900101-2234567',
    '010-1234-5678',
    'hong@mail.example',
    '110-123-456789',
    '1234-5678-9012-3456',
    '물결로 77 하늘아파트 101동 1203호',
  ];
  const secrets = ['900101', '2234567', '1234', '5678', 'hong', '456789', '9012', '물결로', '1203'];

  test('주민등록번호, 전화번호, 주소는 어디에도 남지 않는다', async () => {
    const { say, press, saved, journal, troubles } = openConversation(assistant);
    for (const secret of person) {
      await say(`제 것은 ${secret} 이고 공공근로 신청하고 싶어요`);
      await say(`${secret}`);
      await say(`답이 틀렸어요. 제게 알려 주세요 ${secret}`);
      await press({ type: 'ask', text: `${secret} 공공근로 조건` });
      await press({ type: 'rate', helpful: false, turn: 'message-1' });
      await say(`그냥 별로 ${secret}`);
    }
    expect(saved.length).toBeGreaterThan(20);
    expect(journal.feedback.length).toBeGreaterThan(10);
    const stored = [
      // Clock readings, measured times and probabilities are nobody's numbers, and hold any digits.
      ...[...saved, JSON.stringify(journal.turns)].map((text) =>
        text.replace(/"expires":\d+|"milliseconds":[\d.]+|\d+\.\d{4,}/g, ''),
      ),
      JSON.stringify(journal.feedback),
      ...troubles,
    ].join('\n');
    expect(secrets.filter((secret) => stored.includes(secret))).toEqual([]);
  });

  test('답에도 되풀이하지 않는다', async () => {
    const { say } = openConversation(assistant);
    for (const secret of person) {
      const reply = await say(`ㅁㅁ ${secret} ㅁㅁ`);
      expect(JSON.stringify(reply)).not.toContain(secret);
    }
  });

  test('기관 주소와 앞부분만 같은 주소는 남의 주소다', async () => {
    const { say, saved } = openConversation(assistant);
    await say('부흥로 153에 사는데 공공근로 되나요');
    expect(saved.join()).not.toContain('부흥로 153');
  });

  test('기관의 번호는 가리지 않는다', async () => {
    const { say, saved } = openConversation(assistant);
    await say('일자리센터 031-849-2341 맞아요?');
    expect(saved.join()).toContain('031-849-2341');
  });
});

describe('의견', () => {
  test.each([
    ['답이 틀렸어요', 'wrong'],
    ['정말 좋네요 최고예요', 'praise'],
    ['너무 불편해요', 'complaint'],
  ] as const)('«%s»는 %s로 적힌다', async (text, kind) => {
    const { say, journal } = openConversation(assistant);
    await say('공공근로 몇 명 뽑아요?');
    expect(await say(text)).toMatchObject({ outcome: 'recorded', intent: 'feedback' });
    expect(journal.feedback).toMatchObject([
      { kind, text, channel: 'web', about: { question: '공공근로 몇 명 뽑아요?', outcome: 'answered' } },
    ]);
  });

  test('먼저 온 의견은 앞의 질문이 없다', async () => {
    const { say, journal } = openConversation(assistant);
    await say('너무 불편해요');
    expect(journal.feedback).toMatchObject([{ about: null }]);
  });

  test('엄지를 올리면 적고 고맙다고 한다', async () => {
    const { say, press, journal } = openConversation(assistant);
    await say('공공근로 몇 명 뽑아요?');
    expect((await press({ type: 'rate', helpful: true, turn: 'message-1' })).outcome).toBe('recorded');
    expect(journal.feedback).toMatchObject([{ kind: 'praise' }]);
    expect((await say('그럼 언제 신청해요?')).programs).toEqual(publicWorks);
  });

  test('엄지를 내리면 적고, 무엇이 틀렸는지 묻고, 그 말도 적는다', async () => {
    const { say, press, journal } = openConversation(assistant);
    await say('공공근로 몇 명 뽑아요?');
    expect((await press({ type: 'rate', helpful: false, turn: 'message-1' })).outcome).toBe('asked');
    expect(await say('숫자가 이상해요 틀렸어요')).toMatchObject({ outcome: 'recorded', intent: 'feedback' });
    expect(journal.feedback.map(({ kind }) => kind)).toEqual(['wrong', 'remark']);
    expect(journal.feedback[1]?.text).toBe('숫자가 이상해요 틀렸어요');
  });

  test('앞의 답에 엄지를 내리면 그 질문에 적고, 이어서 한 말도 그 질문에 적는다', async () => {
    const { say, press, journal } = openConversation(assistant);
    await say('공공근로 몇 명 뽑아요?');
    await say('청년옷장 무료예요?');
    await press({ type: 'rate', helpful: false, turn: 'message-1' });
    await say('숫자가 이상해요 틀렸어요');
    const about = { question: '공공근로 몇 명 뽑아요?', outcome: 'answered' };
    expect(journal.feedback).toMatchObject([{ about }, { about }]);
  });

  test('더는 알지 못하는 답에 누른 엄지는 다른 질문에 적지 않는다', async () => {
    const { say, press, journal } = openConversation(assistant);
    await say('공공근로 몇 명 뽑아요?');
    await press({ type: 'rate', helpful: true, turn: 'long-ago' });
    expect(journal.feedback).toMatchObject([{ kind: 'praise', about: null }]);
  });

  test('엄지를 누른 뒤에 하는 말은 그 앞의 질문에 적는다', async () => {
    const { say, press, journal } = openConversation(assistant);
    await say('공공근로 몇 명 뽑아요?');
    await press({ type: 'rate', helpful: true, turn: 'message-1' });
    await say('너무 불편해요');
    expect(journal.feedback[1]).toMatchObject({ about: { question: '공공근로 몇 명 뽑아요?' } });
  });

  test('엄지를 내린 뒤 새로 물으면 대답하고, 의견으로 적지 않는다', async () => {
    const { say, press, journal } = openConversation(assistant);
    await say('공공근로 몇 명 뽑아요?');
    await press({ type: 'rate', helpful: false, turn: 'message-1' });
    expect(await say('청년옷장 무료예요?')).toMatchObject({ outcome: 'answered', programs: suits });
    expect(journal.feedback).toHaveLength(1);
  });
});

describe('단추', () => {
  test('답 아래의 단추는 모두 대답이 있다', async () => {
    const first = await openConversation(assistant).say('공공근로 몇 명 뽑았어요?');
    expect(first.choices.length).toBeGreaterThan(0);
    for (const { payload, label } of first.choices) {
      const { say, press } = openConversation(assistant);
      await say('공공근로 몇 명 뽑았어요?');
      const reply = await press(payload);
      expect(reply, label).toMatchObject({ confidence: 1, programs: publicWorks });
      expect(['answered', 'partly-answered'], label).toContain(reply.outcome);
    }
  });

  test('못 알아들으면 뜻을 골라 달라고 하고, 고르면 그 뜻으로 대답한다', async () => {
    const { say, press } = openConversation(assistant);
    const reply = await say('아무 말');
    expect(reply.outcome).toBe('clarified');
    for (const { payload } of reply.choices) {
      if (payload.type !== 'ask') throw new Error('a reading is a question');
      expect((await press(payload)).intent).toBe(payload.intent);
    }
  });
});

describe('목록의 순서로 가리키기', () => {
  test.each([
    ['두번째거', 1],
    ['마지막거 알려줘', -1],
    ['두 번째 것 신청은 어떻게 해요', 1],
    ['첫번째꺼는요?', 0],
  ])('«%s»는 그 줄의 단추를 누른 것과 같다', async (text, place) => {
    const { say } = openConversation(assistant);
    const { programs } = await say('나는예순여덟인데일좀할수있나');
    expect(programs.length).toBeGreaterThan(2);
    const reply = await say(text);
    expect(reply.programs).toEqual([programs.at(place)]);
    expect(reply.text).not.toContain('물어보신 내용은 자료에 나와 있지 않아요');
  });
});

test.each(['공공근로 신청은 어떻게 해요?', '공공근로 접수는 어떻게 하나요', '공공근로 신청을 어떻게 하죠'])(
  '«%s» tells where to apply, not when',
  async (text) => {
    const reply = await openConversation(assistant).say(text);
    expect(reply.programs).toEqual(['public-works']);
    expect(reply.text).toContain('행정복지센터에 찾아가서 신청했어요');
  },
);

describe('what can be applied for now', () => {
  test.each(['지금 신청할수있는거', '지금 모집 중인 사업 있나요', '이번달에 신청할 수 있는 프로그램'])(
    '«%s» names what is open on the day, and never calls open what is over',
    async (text) => {
      const { say, troubles } = openConversation(assistant);
      const during = await say(text, { asOf: '2026-01-15' });
      expect(during.outcome).toBe('partly-answered');
      expect(during.text).toMatch(
        /지금 접수하고 있다고 확인한 것이에요\.\s+• 지역공동체일자리사업: 2026년 1월 12일부터/u,
      );
      const after = await say(text, { asOf: '2026-01-24' });
      expect(after.text).toContain('지금 접수하고 있다고 확인되는 사업은 가진 자료에 없어요');
      expect(troubles).toEqual([]);
    },
  );

  test('a question about one program is answered about that program', async () => {
    const { say } = openConversation(assistant);
    const reply = await say('공공근로 지금 신청할 수 있는 거야?', { asOf: '2026-01-15' });
    expect(reply.programs).toEqual(['public-works']);
    expect(reply.text).toContain('2025년 12월 8일부터 19일까지 받았어요');
  });
});

test('a person described anew is not answered about the program that was spoken of before', async () => {
  const { say } = openConversation(assistant);
  await say('공공근로 26상 인원/시급/접수처');
  const reply = await say('만62 여 경단 요양보호사有 가능사업');
  expect(reply.programs).toContain('midlife-career-jobs');
  expect(reply.programs).not.toEqual(['public-works']);
});
