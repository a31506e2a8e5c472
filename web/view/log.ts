import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ChatState } from '../chat/conversation.ts';
import { plainText } from '../chat/conversation.ts';
import type { Entry } from '../chat/entry.ts';
import type { Greeting } from '../chat/greeting-client.ts';
import type { Actions } from './actions.ts';
import { choiceChips } from './choices.ts';
import { formatDay } from './dates.ts';
import { privacyAdvice } from './header.ts';
import { assistantMessage, personMessage, typingMessage, welcomeMessage } from './message.ts';

interface LogOptions {
  chat: ChatState;
  greeting: Greeting | undefined;
  assistantName: string;
  actions: Actions;
}

type Row = { key: string; template: TemplateResult };

function rows({ chat, assistantName, actions }: LogOptions): Row[] {
  const { entries } = chat;
  const message = (entry: Entry, index: number) =>
    entry.from === 'person'
      ? personMessage(entry, chat.typing && entry.delivery === 'sending', actions)
      : assistantMessage({ entry, assistantName, isLast: index === entries.length - 1, actions });

  return entries.flatMap((entry, index) => {
    const day = formatDay(entry.at);
    const previous = entries[index - 1];
    const isNewDay = !previous || formatDay(previous.at) !== day;
    return [
      ...(isNewDay ? [{ key: `day-${entry.id}`, template: html`<p class="day">${day}</p>` }] : []),
      { key: `${entry.from}-${entry.id}`, template: message(entry, index) },
    ];
  });
}

function erasureNote({ erasure }: ChatState) {
  if (erasure.step === 'none') return nothing;
  const text =
    erasure.step === 'done'
      ? plainText(erasure.reply)
      : '이 기기에서 대화를 지웠어요. 서버에도 지워 달라고 전하고 있어요.';
  return html`<p class="erasure">${text}</p>`;
}

const opening = ({ greeting, chat, assistantName, actions }: LogOptions) =>
  greeting && chat.entries.length === 0
    ? html`
        ${welcomeMessage(assistantName, greeting.welcome)}
        ${choiceChips(greeting.choices, actions, '처음에 할 수 있는 말')}
        <p class="privacy">${privacyAdvice}</p>
      `
    : nothing;

export const log = (options: LogOptions) => html`
  <section class="log" id="log" role="log" aria-live="polite" aria-label="대화 내용" tabindex="0">
    <div class="log-column">
      ${erasureNote(options.chat)} ${opening(options)}
      ${repeat(
        rows(options),
        ({ key }) => key,
        ({ template }) => template,
      )}
      ${options.chat.typing ? typingMessage(options.assistantName) : nothing}
    </div>
  </section>
`;
