import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './launch.ts';
import { type ChatPage, desktop, openChat, phone } from './open-chat.ts';
import { type ChatServer, serveChat } from './serve-chat.ts';

let browser: Browser;
let server: ChatServer;
let axe: string;

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  browser = await launchChromium();
  server = await serveChat();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** What axe-core finds wrong, in the words a person needs to repair it. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const result = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
    );
  });
}

const scrollsSideways = (page: Page) =>
  page.evaluate(() => {
    const log = document.querySelector('#log');
    return (
      document.documentElement.scrollWidth > innerWidth || (log ? log.scrollWidth > log.clientWidth : true)
    );
  });

/** Controls smaller than a fingertip; links inside a line of text are exempt. */
const smallTargets = (page: Page) =>
  page
    .locator('button:visible, summary:visible, a.phone:visible, .text-size-option:visible')
    .evaluateAll((elements) =>
      elements
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return Math.min(width, height) < 44;
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );

const states: [string, (chat: ChatPage) => Promise<void>][] = [
  ['empty', async () => {}],
  ['a long answer', (chat) => chat.ask('함께일터가 뭐예요?')],
  ['a list to choose from', (chat) => chat.ask('뭐 있어요?')],
  [
    'sources open',
    async (chat) => {
      await chat.ask('함께일터가 뭐예요?');
      await chat.page.getByText('출처 3개').click();
    },
  ],
  ['a crisis reply', (chat) => chat.ask('죽고 싶어요')],
  [
    'a message not sent',
    async (chat) => {
      await chat.page.context().setOffline(true);
      await chat.field.fill('지금 신청할 수 있어요?');
      await chat.field.press('Enter');
      await chat.page.getByRole('button', { name: '다시 보내기' }).waitFor();
    },
  ],
  [
    'a rating and the question after it',
    async (chat) => {
      await chat.ask('신청은 어떻게 해요?');
      await chat.page.getByRole('button', { name: '아쉬워요' }).click();
      await chat.page.getByText('어떤 점이 아쉬웠나요?').waitFor();
    },
  ],
  ['a text too long', (chat) => chat.field.fill('가'.repeat(1003))],
  ['the question before clearing', (chat) => chat.page.getByRole('button', { name: '대화 지우기' }).click()],
  ['a long word', (chat) => chat.ask(`https://example.org/${'a'.repeat(300)}`)],
];

describe.each([
  ['a phone, 360 px', phone],
  ['a desktop, 1280 px', desktop],
])('on %s', (_name, device) => {
  test.each(states)(
    '%s: axe finds nothing, nothing runs out sideways, targets are large',
    async (_state, reach) => {
      const chat = await openChat(browser, server.address, device);
      await reach(chat);

      expect(await violations(chat.page)).toEqual([]);
      expect(await scrollsSideways(chat.page)).toBe(false);
      expect(await smallTargets(chat.page)).toEqual([]);
      await chat.page.context().close();
    },
  );

  test('the largest text fits too, and is kept', async () => {
    const chat = await openChat(browser, server.address, device);
    const fontSize = () =>
      chat.page
        .locator('.text')
        .first()
        .evaluate((element) => getComputedStyle(element).fontSize);
    const before = Number.parseFloat(await fontSize());
    await chat.page.getByRole('radio', { name: '아주 크게' }).check();
    const after = Number.parseFloat(await fontSize());
    expect(after / before).toBeGreaterThan(1.3);

    await chat.ask('함께일터가 뭐예요?');
    await chat.page.getByText('출처 3개').click();
    expect(await violations(chat.page)).toEqual([]);
    expect(await scrollsSideways(chat.page)).toBe(false);
    await chat.reload();
    expect(await chat.page.getByRole('radio', { name: '아주 크게' }).isChecked()).toBe(true);
    expect(Number.parseFloat(await fontSize())).toBe(after);
    await chat.page.context().close();
  });
});

test('everything can be done with the keyboard alone', async () => {
  const chat = await openChat(browser, server.address, desktop);
  const { keyboard } = chat.page;
  const focused = () =>
    chat.page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim(),
    );
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 25; presses++) {
      await keyboard.press('Tab');
      if ((await focused()) === name) return;
    }
    throw new Error(`Tab does not reach ${name}`);
  };

  await keyboard.press('Tab');
  expect(await focused()).toBe('메시지 입력창으로 바로 가기');
  await keyboard.press('Enter');
  await keyboard.type('함께일터가 뭐예요?');
  await keyboard.press('Enter');
  await chat.answers.first().waitFor();

  await chat.page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await tabTo('출처 3개');
  await keyboard.press('Enter');
  await chat.page.getByText('임금은 시간당 10,030원입니다.').waitFor();
  await tabTo('신청 방법');
  await keyboard.press('Enter');
  await chat.answers.nth(1).waitFor();
  await tabTo('도움이 됐어요');
  await keyboard.press('Space');
  await chat.page.getByText('알려 주셔서 고마워요.').waitFor();
  await tabTo('처음으로');
  await keyboard.press('Enter');
  await chat.answers.nth(2).waitFor();

  await chat.page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await tabTo('보통');
  await keyboard.press('ArrowRight');
  expect(await chat.page.getByRole('radio', { name: '크게', exact: true }).isChecked()).toBe(true);
  await tabTo('대화 지우기');
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  expect(await focused()).toBe('대화 지우기');
  expect(await chat.answers.count()).toBe(3);
  await keyboard.press('Enter');
  await tabTo('지우기');
  await keyboard.press('Enter');
  await chat.page.getByText('저장된 내 정보를 모두 지웠어요.').waitFor();
  expect(await chat.field.evaluate((field) => field === document.activeElement)).toBe(true);
  await chat.page.context().close();
});

test('the page keeps its own content security policy and asks no other host', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults: string[] = [];
  const hosts = new Set<string>();
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto(server.address);
  await page.getByText('안녕하세요.').waitFor();
  await page.evaluate(() => document.fonts.ready);

  expect(faults).toEqual([]);
  expect([...hosts]).toEqual([server.address]);
  expect(await page.evaluate(() => document.fonts.check('17px "Pretendard GOV"', '가'))).toBe(true);
  await context.close();
});

test('stays usable with forced colours, and prints with its sources', async () => {
  const chat = await openChat(browser, server.address, { ...desktop, forcedColors: 'active' });
  await chat.ask('함께일터가 뭐예요?');
  expect(await violations(chat.page)).toEqual([]);

  await chat.page.emulateMedia({ media: 'print', forcedColors: 'none' });
  expect(await chat.field.isVisible()).toBe(false);
  await chat.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await chat.page.getByText('임금은 시간당 10,030원입니다.').isVisible()).toBe(true);
  await chat.page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await chat.page.getByText('임금은 시간당 10,030원입니다.').isVisible()).toBe(false);
  await chat.page.context().close();
});
