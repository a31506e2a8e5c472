import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
};
export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

/** A page of the chat in a device of its own, ready to be used. */
export async function openChat(browser: Browser, address: string, device: BrowserContextOptions = phone) {
  const context = await browser.newContext({
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    reducedMotion: 'reduce',
    ...device,
  });
  context.setDefaultTimeout(5_000);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByText('안녕하세요.').waitFor();
  return chatPage(page);
}

export type ChatPage = ReturnType<typeof chatPage>;

/** The page in the words of a person who uses it. */
function chatPage(page: Page) {
  const field = page.getByRole('textbox', { name: '메시지' });
  const mine = page.getByRole('article', { name: /^내 메시지/ });
  const answers = page.getByRole('article', { name: /^일자리톡 오/ });
  return {
    page,
    field,
    mine,
    answers,
    /** Types, sends and waits for the answer. */
    async ask(text: string) {
      const count = await answers.count();
      await field.fill(text);
      await field.press('Enter');
      await answers.nth(count).waitFor();
    },
    async reload() {
      await page.reload();
      await mine.first().waitFor();
    },
  };
}
