// Requests as Kakao sends them, or as they were seen in the wild; each name says what is odd about it.

const userId = 'a3f1c7'.repeat(11);

export const ordinary = {
  intent: { id: '5f1a', name: '폴백 블록', extra: { reason: { code: 1, message: 'OK' } } },
  userRequest: {
    timezone: 'Asia/Seoul',
    params: { surface: 'Kakaotalk.plusfriend' },
    block: { id: '5f1a', name: '폴백 블록' },
    utterance: '공공근로 신청 방법',
    lang: 'ko',
    user: {
      id: userId,
      type: 'botUserKey',
      properties: { plusfriendUserKey: 'XyZ12', appUserId: '12345', isFriend: true, botUserKey: userId },
    },
  },
  bot: { id: '5e0f180affa74800014bd33d', name: '일자리톡' },
  action: { id: '5f1b', name: '일자리톡', params: {}, detailParams: {}, clientExtra: {} },
  contexts: [],
  flow: {
    lastBlock: { id: '5f19', name: '웰컴 블록' },
    trigger: { type: 'TEXT_INPUT', referrerBlock: { id: '5f19', name: '웰컴 블록' } },
  },
};

type Changes = { [key: string]: unknown };

const isRecord = (value: unknown): value is Changes =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The ordinary request with some fields replaced; `undefined` leaves a field out. */
export function change(changes: Changes, original: Changes = ordinary): Changes {
  const changed = { ...original };
  for (const [key, value] of Object.entries(changes)) {
    const before = original[key];
    changed[key] = isRecord(value) && isRecord(before) ? change(value, before) : value;
  }
  return changed;
}

const utterance = (text: unknown) => change({ userRequest: { utterance: text } });
const extra = (clientExtra: unknown) => change({ action: { clientExtra } });
const user = (id: unknown) => change({ userRequest: { user: { id } } });
const ask = { type: 'ask', text: '신청 방법', intent: 'program-detail', about: ['a-program'] };

/** Each is answered; the last field is what the application must be handed. */
export const answered: [string, Changes, { text?: string; payload?: unknown; conversation?: string }][] = [
  ['as Kakao sends it', ordinary, { text: '공공근로 신청 방법' }],
  [
    'utterance with the bot test’s trailing newline',
    utterance('자격이 되나요?\n'),
    { text: '자격이 되나요?' },
  ],
  ['utterance of several lines', utterance('하나\n둘\r\n'), { text: '하나\n둘' }],
  ['empty utterance', utterance(''), { text: '' }],
  ['utterance with a lone surrogate', utterance('안녕\uD83D'), { text: '안녕\uFFFD' }],
  ['utterance of 5,000 characters', utterance('가'.repeat(5000)), { text: '가'.repeat(5000) }],
  ['an emoji', utterance('👍'), { text: '👍' }],
  ['clientExtra null', extra(null), {}],
  ['clientExtra absent', extra(undefined), {}],
  ['clientExtra of a choice', extra(ask), { text: '', payload: ask }],
  [
    'clientExtra of a command',
    extra({ type: 'command', command: 'restart' }),
    { payload: { type: 'command', command: 'restart' } },
  ],
  [
    'clientExtra of a rating',
    extra({ type: 'rate', helpful: false, turn: 't1' }),
    { payload: { type: 'rate', helpful: false, turn: 't1' } },
  ],
  [
    'clientExtra with an unknown command',
    extra({ type: 'command', command: 'drop tables' }),
    { text: '공공근로 신청 방법' },
  ],
  ['clientExtra with one field too many', extra({ ...ask, admin: true }), { text: '공공근로 신청 방법' }],
  ['clientExtra that is a string', extra('{"type":"command"}'), { text: '공공근로 신청 방법' }],
  ['clientExtra that is a list', extra([ask]), { text: '공공근로 신청 방법' }],
  ['clientExtra of a broken «again»', extra({ again: { id: '' } }), { text: '공공근로 신청 방법' }],
  ['lang kr', change({ userRequest: { lang: 'kr' } }), {}],
  [
    'bot id of the development channel',
    change({ bot: { id: '5e0f!' } }),
    { conversation: `kakao:5e0f:${userId}` },
  ],
  ['bot absent', change({ bot: undefined }), { conversation: `kakao:-:${userId}` }],
  ['no flow', change({ flow: undefined }), {}],
  ['flow of a pressed quick reply', change({ flow: { trigger: { type: 'QUICKREPLY_BUTTON_MESSAGE' } } }), {}],
  [
    'user id of 70 characters',
    user('u'.repeat(70)),
    { conversation: `kakao:5e0f180affa74800014bd33d:${'u'.repeat(70)}` },
  ],
  ['user type accountId', change({ userRequest: { user: { type: 'accountId' } } }), {}],
  ['user without properties', change({ userRequest: { user: { properties: undefined } } }), {}],
  ['action ids empty', change({ action: { id: '', name: '' } }), {}],
  ['action absent', change({ action: undefined }), {}],
  [
    'params that are JSON strings',
    change({ action: { params: { sys_unit: '{"amount": 1, "unit": null}' } } }),
    {},
  ],
  ['params that are broken JSON', change({ action: { params: { sys_unit: '{"amount": 1, ' } } }), {}],
  ['params that are objects', change({ action: { params: { sys_unit: { amount: 1 } } } }), {}],
  [
    'detailParams without groupName',
    change({ action: { detailParams: { when: { origin: '내일', value: '{"date":"2021-03-02"}' } } } }),
    {},
  ],
  [
    'detailParams with keys that params lack',
    change({ action: { detailParams: { other: { origin: '', value: '', groupName: '' } } } }),
    {},
  ],
  ['contexts null', change({ contexts: null }), {}],
  [
    'contexts with resolved values',
    change({ contexts: [{ name: 'c', lifeSpan: 5, params: { a: { value: '1', resolvedValue: '1' } } }] }),
    {},
  ],
  [
    'callbackUrl that is not Kakao’s',
    change({ userRequest: { callbackUrl: 'http://169.254.169.254/' } }),
    {},
  ],
  ['bot test without surface', change({ userRequest: { params: {} } }), {}],
  [
    'bot test surface',
    change({ userRequest: { params: { surface: 'BuilderBotTest', ignoreMe: 'true' } } }),
    {},
  ],
  [
    'block name with trailing blanks',
    change({ userRequest: { block: { id: '1', name: '폴백 블록  ' } } }),
    {},
  ],
  [
    'knowledge hit',
    change({
      intent: {
        name: '지식+',
        extra: { knowledge: { matchedKnowledges: [{ answer: '답', question: '물음', categories: [] }] } },
      },
    }),
    {},
  ],
  ['fields nobody has heard of', change({ future: { a: [1] }, userRequest: { future: true } }), {}],
];

/** Each gets 400, and the application never hears of it. */
export const refused: [string, unknown][] = [
  ['null', null],
  ['a list', [ordinary]],
  ['a string', '안녕'],
  ['a number', 1],
  ['an empty object', {}],
  ['no userRequest', change({ userRequest: undefined })],
  ['no utterance', utterance(undefined)],
  ['utterance null', utterance(null)],
  ['utterance that is a list', utterance(['안녕'])],
  ['no user', change({ userRequest: { user: undefined } })],
  ['no user id', user(undefined)],
  ['user id empty', user('')],
  ['user id that is a number', user(7)],
  ['user id of 71 characters', user('u'.repeat(71))],
  ['user id with a space', user('a b')],
  ['user id with a NUL', user('a\0b')],
  ['user id with a lone surrogate', user('\uD800')],
  ['bot that is a string', change({ bot: 'bot' })],
  ['bot id with a line break', change({ bot: { id: 'a\nb' } })],
  ['action that is a list', change({ action: [] })],
  ['contexts that is an object', change({ contexts: {} })],
  ['validation call without a value', { isInSlotFilling: true, utterance: '내일', user: { id: 'u' } }],
  [
    'validation call with a wrong flag',
    { isInSlotFilling: 'yes', value: { origin: '내일' }, user: { id: 'u' } },
  ],
];

export const validationCall = {
  bot: { id: '5e0f!', name: '일자리톡' },
  utterance: '내일',
  params: { surface: 'BuilderBotTest', ignoreMe: 'true' },
  isInSlotFilling: true,
  user: { id: userId, type: 'botUserKey', properties: {} },
  value: { origin: '내일', resolved: '{"date": "2021-03-02"}' },
  timezone: 'Asia/Seoul',
  lang: 'kr',
};
