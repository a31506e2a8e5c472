import { render } from 'lit-html';
import type { Actions } from '../view/actions.ts';
import { createComposer } from '../view/composer.ts';
import { page } from '../view/page.ts';
import { openSourcesForPrinting } from '../view/printing.ts';
import { calmBehavior, showLastTurn } from '../view/scrolling.ts';
import { createChatClient } from './chat-client.ts';
import { createConversation } from './conversation.ts';
import { isPending } from './entry.ts';
import { type Greeting, loadGreeting } from './greeting-client.ts';
import { createChatStorage } from './saved-chat.ts';
import { createTextSize } from './text-size.ts';

/** Puts the chat into `root` and keeps it up to date. */
export function startChat(root: HTMLElement): void {
  const productName = document.title;
  const composer = createComposer();
  const textSize = createTextSize(document.documentElement);
  let greeting: Greeting | undefined;
  let draftLength = 0;

  const conversation = createConversation({
    client: createChatClient({ address: '/api/chat' }),
    storage: createChatStorage(),
    onChange: () => queueMicrotask(draw),
  });

  const field = () => root.querySelector<HTMLTextAreaElement>('#text');
  const scrollToLastTurn = (behavior: ScrollBehavior) => {
    const log = root.querySelector<HTMLElement>('#log');
    if (log) showLastTurn(log, behavior);
  };

  const actions: Actions = {
    ask: conversation.ask,
    choose(choice) {
      conversation.choose(choice);
      draw();
      // The pressed button is gone; from the new message, Tab leads on to its reply.
      [...root.querySelectorAll<HTMLElement>('.person')].at(-1)?.focus({ preventScroll: true });
    },
    rate: conversation.rate,
    retry(id) {
      conversation.retry(id);
      draw();
      root.querySelector<HTMLElement>(`#person-${id}`)?.focus({ preventScroll: true });
    },
    setTextSize(size) {
      textSize.set(size);
      draw();
    },
    clear() {
      conversation.clear();
      field()?.focus();
    },
  };

  let lastDrawn = '';
  function draw() {
    const chat = conversation.state();
    render(
      page({
        chat,
        greeting,
        assistantName: greeting?.assistantName ?? productName,
        textSize: textSize.current(),
        actions,
        composer: composer({
          length: draftLength,
          textLimit: greeting?.textLimit ?? Number.POSITIVE_INFINITY,
          onInput(text) {
            draftLength = text.trim().length;
            draw();
          },
          onSend: actions.ask,
        }),
      }),
      root,
    );
    const last = chat.entries.at(-1);
    const newest = last && [last.from, last.id, chat.typing, isPending(last) && last.delivery].join();
    if (newest && newest !== lastDrawn) scrollToLastTurn(lastDrawn ? calmBehavior() : 'instant');
    lastDrawn = newest ?? '';
  }

  loadGreeting('/api/chat/config', (loaded) => {
    greeting = loaded;
    document.title = `${loaded.assistantName} · ${loaded.cityName}`;
    draw();
  });
  openSourcesForPrinting();
  draw();
}
