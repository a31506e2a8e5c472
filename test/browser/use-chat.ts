import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchChromium } from './launch.ts';
import { type ChatPage, openChat } from './open-chat.ts';
import { type ChatServer, serveChat } from './serve-chat.ts';

/** For each test of a file a server and a page of its own, in one browser; filled in before the test begins. */
export function useChat(options: { delayMilliseconds?: number; device?: BrowserContextOptions } = {}) {
  const current = {} as { browser: Browser; server: ChatServer; chat: ChatPage };
  beforeAll(async () => {
    current.browser = await launchChromium();
  });
  afterAll(() => current.browser.close());
  beforeEach(async () => {
    const { delayMilliseconds = 0, device } = options;
    current.server = await serveChat({ delayMilliseconds });
    current.chat = await openChat(current.browser, current.server.address, device);
  });
  afterEach(async () => {
    await current.chat.page.context().close();
    await current.server.close();
  });
  return current;
}
