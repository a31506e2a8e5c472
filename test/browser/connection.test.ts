import { expect, test } from 'vitest';
import { useChat } from './use-chat.ts';

const here = useChat({ delayMilliseconds: 30 });

const waiting = () => here.chat.page.getByText('연결을 기다리고 있어요.');
const resend = () => here.chat.page.getByRole('button', { name: '다시 보내기' });

async function say(text: string) {
  await here.chat.field.fill(text);
  await here.chat.field.press('Enter');
}

test('a message written offline is sent once the network is back, once', async () => {
  await here.chat.page.context().setOffline(true);
  await say('지금 신청할 수 있어요?');
  await resend().waitFor();
  await waiting().waitFor();
  expect(here.server.app.deliveries).toHaveLength(0);

  await here.chat.page.context().setOffline(false);
  await here.chat.answers.first().waitFor();
  expect(here.server.app.deliveries).toHaveLength(1);
  expect(await waiting().count()).toBe(0);
  expect(await resend().count()).toBe(0);
});

test('several messages written offline keep their order', async () => {
  await here.chat.page.context().setOffline(true);
  for (const text of ['하나', '둘', '셋']) await say(text);
  await here.chat.page.context().setOffline(false);
  await here.chat.answers.nth(2).waitFor();

  expect(here.server.app.deliveries.map(({ text }) => text)).toEqual(['하나', '둘', '셋']);
});

test('a reply lost on its way is asked for again with the same id', async () => {
  let lost = 0;
  await here.chat.page.route('**/api/chat', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await say('지금 신청할 수 있어요?');
  await resend().click();
  await here.chat.answers.first().waitFor();

  expect(here.server.app.deliveries).toHaveLength(2);
  expect(here.server.app.handled).toHaveLength(1);
  expect(await here.chat.mine.count()).toBe(1);
});

test('a stream cut before the reply is asked for again by itself', async () => {
  let cut = 0;
  await here.chat.page.route('**/api/chat', async (route) => {
    cut += 1;
    if (cut > 1) return route.continue();
    await route.fulfill({ contentType: 'text/event-stream', body: 'event: typing\ndata: {}\n\n' });
  });
  await say('지금 신청할 수 있어요?');
  await here.chat.answers.first().waitFor();

  expect(cut).toBe(2);
});

test('what was being sent when the page closed is sent by the next one', async () => {
  await here.chat.page.context().setOffline(true);
  await say('지금 신청할 수 있어요?');
  await resend().waitFor();
  const before = await here.chat.page.evaluate(
    () => JSON.parse(localStorage.getItem('chat') ?? '').entries[0].id,
  );
  await here.chat.page.context().setOffline(false);
  await here.chat.reload();
  await here.chat.answers.first().waitFor();

  expect(here.server.app.handled.map(({ id }) => id)).toEqual([before]);
});

test('a refused message says so and does not hold up the next', async () => {
  await here.chat.page.route(
    '**/api/chat',
    (route) => route.fulfill({ status: 400, json: { error: 'bad request' } }),
    {
      times: 1,
    },
  );
  await say('첫 번째');
  await resend().waitFor();
  await here.chat.ask('두 번째');

  expect(here.server.app.handled.map(({ text }) => text)).toEqual(['두 번째']);
  await resend().click();
  await here.chat.answers.nth(1).waitFor();
});

test('clearing offline is finished on the server when the network is back', async () => {
  await here.chat.ask('신청은 어떻게 해요?');
  const [{ conversation } = { conversation: '' }] = here.server.app.handled;
  await here.chat.page.context().setOffline(true);
  await here.chat.page.getByRole('button', { name: '대화 지우기' }).click();
  await here.chat.page.getByRole('button', { name: '지우기', exact: true }).click();
  await here.chat.page.getByText('서버에도 지워 달라고 전하고 있어요.').waitFor();
  await here.chat.page.context().setOffline(false);
  await here.chat.page.getByText('저장된 내 정보를 모두 지웠어요.').waitFor();

  expect(here.server.app.handled.at(-1)).toMatchObject({
    conversation,
    payload: { type: 'command', command: 'forget' },
  });
});

test('a rating that did not get through can be given again', async () => {
  await here.chat.ask('신청은 어떻게 해요?');
  await here.chat.page.context().setOffline(true);
  await here.chat.page.getByRole('button', { name: '도움이 됐어요' }).click();
  await here.chat.page.getByText('의견을 보내지 못했어요.').waitFor();
  await here.chat.page.context().setOffline(false);
  await here.chat.page.getByRole('button', { name: '도움이 됐어요' }).click();

  await here.chat.page.getByText('알려 주셔서 고마워요.').waitFor();
});
