import { expect, test } from 'vitest';
import { openChat } from './open-chat.ts';
import { serveChat } from './serve-chat.ts';
import { useChat } from './use-chat.ts';

const here = useChat({ delayMilliseconds: 30 });

const conversations = () => new Set(here.server.app.handled.map(({ conversation }) => conversation));

test('greets with the city’s own words and first choices', async () => {
  await expect.poll(() => here.chat.page.title()).toBe('일자리톡 · 한빛시');
  expect(await here.chat.page.getByRole('heading', { level: 1 }).textContent()).toBe('일자리톡');
  expect(await here.chat.page.locator('html').getAttribute('lang')).toBe('ko');
  expect(
    await here.chat.page.getByRole('list', { name: '처음에 할 수 있는 말' }).getByRole('button').count(),
  ).toBe(4);
});

test('answers a question with every kind of block', async () => {
  await here.chat.ask('함께일터가 뭐예요?');
  const answer = here.chat.answers.last();

  expect(await answer.getByRole('heading').allTextContents()).toEqual([
    '함께일터는 이런 일이에요',
    '맡는 일',
  ]);
  expect(await answer.locator('.item').count()).toBe(3);
  expect(await answer.locator('.notice p').textContent()).toMatch(/^참고 2025년 6월/);
  expect(await answer.getByRole('link', { name: /일자리센터/ }).getAttribute('href')).toBe('tel:0310001234');
  expect(await here.chat.field.inputValue()).toBe('');
});

test('shows that an answer is on its way', async () => {
  await here.chat.page.route('**/api/chat', (route) => route.continue());
  const slow = await serveChat({ delayMilliseconds: 400 });
  const slowChat = await openChat(here.browser, slow.address);
  await slowChat.field.fill('함께일터가 뭐예요?');
  await slowChat.field.press('Enter');
  await slowChat.page.getByText('답을 찾고 있어요').waitFor();
  await slowChat.answers.first().waitFor();

  expect(await slowChat.page.getByText('답을 찾고 있어요').count()).toBe(0);
  await slowChat.page.context().close();
  await slow.close();
});

test('a pressed choice sends what it means, and choices stay under the last reply only', async () => {
  await here.chat.ask('함께일터가 뭐예요?');
  await here.chat.page.getByRole('button', { name: '신청 방법' }).click();
  await here.chat.answers.nth(1).waitFor();

  expect(await here.chat.mine.last().textContent()).toMatch('신청 방법');
  expect(here.server.app.handled.at(-1)).toMatchObject({
    text: '',
    payload: { type: 'ask', text: '어떻게 신청해?' },
  });
  expect(await here.chat.page.getByRole('list', { name: '이어서 할 수 있는 말' }).count()).toBe(1);
  expect(await here.chat.answers.first().locator('.choice').count()).toBe(0);
});

test('a list item can be asked about', async () => {
  await here.chat.ask('함께일터가 뭐예요?');
  await here.chat.page.getByRole('button', { name: '도서관 책 정리 자세히' }).click();
  await here.chat.answers.nth(1).waitFor();

  expect(here.server.app.handled.at(-1)?.payload).toMatchObject({ text: '도서관 책 정리는 어떤 일이야?' });
});

test('an item whose choice repeats its title is one large button', async () => {
  await here.chat.ask('뭐 있어요?');
  await here.chat.page.getByRole('button', { name: /^새출발 교육/ }).click();
  await here.chat.answers.nth(1).waitFor();

  expect(await here.chat.mine.last().locator('.bubble').textContent()).toBe('새출발 교육');
});

test('telephone numbers inside a text can be pressed, amounts can’t', async () => {
  await here.chat.ask('뭐 있어요?');
  const links = here.chat.answers.last().locator('.inline-phone');

  expect(await links.allTextContents()).toEqual(['031-000-1234', '1544-0000']);
  expect(await links.last().getAttribute('href')).toBe('tel:15440000');
});

test('sources open to the passage, its publisher, date and link', async () => {
  await here.chat.ask('함께일터가 뭐예요?');
  const source = here.chat.page.getByText('한빛시 일자리정책과 · 2025년 6월 12일 (2025년 7월 기준)');
  expect(await source.isVisible()).toBe(false);
  await here.chat.page.getByText('출처 3개').click();

  expect(await source.isVisible()).toBe(true);
  expect(await here.chat.page.getByText('한빛연구원 · 날짜 표시 없음').isVisible()).toBe(true);
  expect(await here.chat.page.getByText('임금은 시간당 10,030원입니다.').isVisible()).toBe(true);
  const link = here.chat.page.getByRole('link', { name: /원문 보기/ });
  expect(await link.getAttribute('href')).toBe('https://example.org/guide-2025');
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
});

test('a crisis reply starts with the phone lines and asks for no rating', async () => {
  await here.chat.ask('요즘 너무 힘들어서 죽고 싶어요');
  const [label, first] = await here.chat.answers.last().locator('.card > *').allInnerTexts();

  expect(label).toBe('지금 바로 전화할 수 있어요');
  expect(first).toMatch('109');
  expect(await here.chat.page.getByRole('group', { name: '이 답 평가' }).count()).toBe(0);
});

test('a thumb up is thanked for beside the button', async () => {
  await here.chat.ask('신청은 어떻게 해요?');
  const up = here.chat.page.getByRole('button', { name: '도움이 됐어요' });
  await up.click();
  await here.chat.page.getByText('알려 주셔서 고마워요.').waitFor();

  expect(await up.getAttribute('aria-pressed')).toBe('true');
  expect(await here.chat.answers.count()).toBe(1);
  expect(here.server.app.handled[1]?.payload).toEqual({
    type: 'rate',
    helpful: true,
    turn: here.server.app.handled[0]?.id,
  });
  await up.click();
  expect(here.server.app.handled).toHaveLength(2);
});

test('a thumb down lets the assistant ask what was wrong', async () => {
  await here.chat.ask('신청은 어떻게 해요?');
  await here.chat.page.getByRole('button', { name: '아쉬워요' }).click();
  await here.chat.page.getByText('어떤 점이 아쉬웠나요?').waitFor();

  expect(await here.chat.mine.count()).toBe(1);
  expect(await here.chat.page.getByRole('button', { name: '그냥 두기' }).isVisible()).toBe(true);
});

test('goes on after a reload with the same conversation', async () => {
  await here.chat.ask('함께일터가 뭐예요?');
  await here.chat.reload();

  expect(await here.chat.mine.allInnerTexts()).toEqual([expect.stringContaining('함께일터가 뭐예요?')]);
  expect(await here.chat.page.getByText('출처 3개').count()).toBe(1);
  await here.chat.ask('신청은 어떻게 해요?');
  expect(await here.chat.answers.count()).toBe(2);
  expect(conversations().size).toBe(1);
  expect(here.server.app.deliveries).toHaveLength(2);
});

test('keeps the last sixty messages', async () => {
  await here.chat.ask('첫 질문');
  await here.chat.page.evaluate(() => {
    const saved = JSON.parse(localStorage.getItem('chat') ?? '');
    const [person, assistant] = saved.entries;
    saved.entries = Array.from({ length: 30 }, (_, index) => [
      { ...person, id: `p${index}`, text: `질문 ${index}` },
      { ...assistant, id: `p${index}` },
    ]).flat();
    localStorage.setItem('chat', JSON.stringify(saved));
  });
  await here.chat.reload();
  await here.chat.field.fill('마지막 질문');
  await here.chat.field.press('Enter');
  await here.chat.page.locator('.person', { hasText: '마지막 질문' }).waitFor();
  await expect.poll(() => here.chat.answers.last().locator('.choice').count()).toBe(1);

  expect(await here.chat.mine.count()).toBe(30);
  expect(await here.chat.answers.count()).toBe(30);
  expect(await here.chat.mine.first().locator('.bubble').textContent()).toBe('질문 1');
});

test('separates days', async () => {
  await here.chat.ask('어제 한 질문');
  await here.chat.page.evaluate(() => {
    const saved = JSON.parse(localStorage.getItem('chat') ?? '');
    for (const entry of saved.entries) entry.at -= 24 * 60 * 60 * 1000;
    localStorage.setItem('chat', JSON.stringify(saved));
  });
  await here.chat.reload();
  await here.chat.ask('오늘 한 질문');

  expect(await here.chat.page.locator('.day').allTextContents()).toEqual([
    expect.stringMatching(/^\d{4}년 \d+월 \d+일 .요일$/),
    expect.stringMatching(/^\d{4}년 \d+월 \d+일 .요일$/),
  ]);
});

test('clearing asks first, then forgets here, there, and starts anew', async () => {
  await here.chat.ask('신청은 어떻게 해요?');
  await here.chat.page.getByRole('button', { name: '대화 지우기' }).click();
  await here.chat.page.getByRole('button', { name: '취소' }).click();
  expect(await here.chat.mine.count()).toBe(1);

  await here.chat.page.getByRole('button', { name: '대화 지우기' }).click();
  await here.chat.page.getByRole('button', { name: '지우기', exact: true }).click();
  await here.chat.page.getByText('저장된 내 정보를 모두 지웠어요.').waitFor();

  expect(await here.chat.mine.count()).toBe(0);
  expect(await here.chat.page.evaluate(() => localStorage.getItem('chat'))).not.toMatch('신청은');
  expect(here.server.app.handled.at(-1)).toMatchObject({ payload: { type: 'command', command: 'forget' } });
  expect(conversations().size).toBe(1);
  await here.chat.ask('다시 물어볼게요');
  expect(conversations().size).toBe(2);
});

test('two tabs show the same conversation', async () => {
  const other = await here.chat.page.context().newPage();
  await other.goto(here.server.address);
  await other.getByText('안녕하세요.').waitFor();
  await here.chat.ask('신청은 어떻게 해요?');

  await other.getByRole('article', { name: /^내 메시지/ }).waitFor();
  await other.getByText('신분증을 가지고').waitFor();
});

test('broken data on the device starts a new conversation', async () => {
  for (const broken of ['{', '[]', '{"version":99}', '{"version":1,"conversation":1}']) {
    await here.chat.page.evaluate((value) => localStorage.setItem('chat', value), broken);
    await here.chat.page.reload();
    await here.chat.page.getByText('안녕하세요.').waitFor();
  }
  await here.chat.ask('신청은 어떻게 해요?');
});
