import { expect, test } from 'vitest';
import { desktop } from './open-chat.ts';
import { useChat } from './use-chat.ts';

const here = useChat({ device: desktop });

const isFocused = () => here.chat.field.evaluate((field) => field === document.activeElement);
const height = async () => (await here.chat.field.boundingBox())?.height ?? 0;

test('Enter sends, Shift+Enter breaks the line, and the focus stays', async () => {
  await here.chat.field.pressSequentially('첫 줄');
  await here.chat.field.press('Shift+Enter');
  await here.chat.field.pressSequentially('둘째 줄');
  await here.chat.field.press('Enter');
  await here.chat.answers.first().waitFor();

  expect(here.server.app.handled[0]?.text).toBe('첫 줄\n둘째 줄');
  expect(await here.chat.mine.locator('.bubble').textContent()).toBe('첫 줄\n둘째 줄');
  expect(await isFocused()).toBe(true);
});

test('the button sends too, is large enough, and gives the focus back', async () => {
  await here.chat.field.fill('신청은 어떻게 해요?');
  const button = here.chat.page.getByRole('button', { name: '보내기' });
  const box = await button.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await button.click();
  await here.chat.answers.first().waitFor();

  expect(await isFocused()).toBe(true);
});

test('nothing typed is not sent', async () => {
  await here.chat.field.fill('  \n ');
  await here.chat.field.press('Enter');

  expect(await here.chat.mine.count()).toBe(0);
});

test('Enter that finishes a Korean syllable does not send: events of an input method', async () => {
  await here.chat.field.fill('안녕하세');
  await here.chat.field.dispatchEvent('compositionstart', { data: '' });
  await here.chat.field.press('Enter');
  expect(await here.chat.mine.count()).toBe(0);
  await here.chat.field.dispatchEvent('compositionend', { data: '요' });
  await here.chat.field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
  expect(await here.chat.mine.count()).toBe(0);

  await here.chat.field.fill('안녕하세요');
  await here.chat.field.press('Enter');
  await here.chat.answers.first().waitFor();
  expect(here.server.app.handled.map(({ text }) => text)).toEqual(['안녕하세요']);
});

test('Enter that finishes a Korean syllable does not send: the browser’s own composition', async () => {
  await here.chat.field.focus();
  const devTools = await here.chat.page.context().newCDPSession(here.chat.page);
  await devTools.send('Input.imeSetComposition', { text: '녕', selectionStart: 1, selectionEnd: 1 });
  await devTools.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  expect(await here.chat.mine.count()).toBe(0);
  await devTools.send('Input.insertText', { text: '녕' });
  expect(await here.chat.field.inputValue()).toBe('녕');

  await here.chat.field.press('Enter');
  await here.chat.answers.first().waitFor();
  expect(here.server.app.handled.map(({ text }) => text)).toEqual(['녕']);
  expect(await here.chat.field.inputValue()).toBe('');
});

test('grows to four lines, then scrolls', async () => {
  const one = await height();
  await here.chat.field.fill('1\n2\n3\n4');
  const four = await height();
  await here.chat.field.fill('1\n2\n3\n4\n5\n6');

  expect(four).toBeCloseTo(4 * one, 0);
  expect(await height()).toBe(four);
});

test('counts near the limit and holds back what is too long', async () => {
  await here.chat.field.fill('가'.repeat(799));
  expect(await here.chat.page.locator('.counter').count()).toBe(0);
  await here.chat.field.fill('가'.repeat(900));
  expect(await here.chat.page.locator('.counter').textContent()).toBe('900 / 1,000자');

  await here.chat.field.fill('가'.repeat(1003));
  expect(await here.chat.page.getByText('3자를 줄이면 보낼 수 있어요.').isVisible()).toBe(true);
  expect(await here.chat.page.getByRole('button', { name: '보내기' }).isDisabled()).toBe(true);
  await here.chat.field.press('Enter');
  expect(await here.chat.mine.count()).toBe(0);

  await here.chat.field.fill('가'.repeat(1000));
  await here.chat.field.press('Enter');
  await here.chat.answers.first().waitFor();
});
