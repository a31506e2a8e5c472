import { html, nothing } from 'lit-html';
import type { AssistantEntry, PersonEntry } from '../chat/entry.ts';
import type { Actions } from './actions.ts';
import { replyBlocks } from './blocks.ts';
import { choiceChips } from './choices.ts';
import { citationList } from './citations.ts';
import { formatTime } from './dates.ts';
import { icons, mark } from './icons.ts';
import { ratingButtons } from './rating.ts';

const time = (at: number) => html`<time datetime=${new Date(at).toISOString()}>${formatTime(at)}</time>`;

const deliveryNote = ({ id, delivery }: PersonEntry, actions: Actions) => {
  if (delivery === 'sending' || delivery === 'waiting')
    return html`<span class="delivery delivery-under-way">보내는 중</span>`;
  if (delivery === 'delivered') return nothing;
  return html`
    <span class="delivery delivery-failed">${icons.alert}보내지 못했어요</span>
    <button type="button" class="resend" @click=${() => actions.retry(id)}>${icons.retry}다시 보내기</button>
  `;
};

export const personMessage = (entry: PersonEntry, received: boolean, actions: Actions) => html`
  <article class="message person" id="person-${entry.id}" tabindex="-1" aria-labelledby="name-${entry.id}">
    <p class="hidden" id="name-${entry.id}">내 메시지, ${formatTime(entry.at)}</p>
    <p class="bubble">${entry.text}</p>
    <div class="meta">${received ? nothing : deliveryNote(entry, actions)}${time(entry.at)}</div>
  </article>
`;

const assistantHeader = (id: string, assistantName: string, at?: number) => html`
  <div class="sender" id=${id}>${mark}<span class="sender-name">${assistantName}</span>${at ? time(at) : nothing}</div>
`;

interface AssistantMessageOptions {
  entry: AssistantEntry;
  assistantName: string;
  /** Quick replies belong to the last message only. */
  isLast: boolean;
  actions: Actions;
}

export function assistantMessage({ entry, assistantName, isLast, actions }: AssistantMessageOptions) {
  const { id, at, reply } = entry;
  return html`
    <article class="message assistant outcome-${reply.outcome}" aria-labelledby="reply-${id}">
      ${assistantHeader(`reply-${id}`, assistantName, at)}
      <div class="card">
        ${reply.outcome === 'crisis' ? html`<p class="crisis-label">${icons.phone}지금 바로 전화할 수 있어요</p>` : nothing}
        ${replyBlocks(reply, actions)} ${citationList(reply.citations)}
      </div>
      ${ratingButtons(entry, actions)} ${isLast ? choiceChips(reply.choices, actions) : nothing}
    </article>
  `;
}

export const welcomeMessage = (assistantName: string, welcome: string) => html`
  <article class="message assistant" aria-labelledby="welcome">
    ${assistantHeader('welcome', assistantName)}
    <div class="card"><p class="text">${welcome}</p></div>
  </article>
`;

export const typingMessage = (assistantName: string) => html`
  <div class="message assistant typing">
    <div class="sender" aria-hidden="true">${mark}<span class="sender-name">${assistantName}</span></div>
    <div class="card dots">
      <span class="hidden">답을 찾고 있어요</span>
      <span class="dot" aria-hidden="true"></span><span class="dot" aria-hidden="true"></span
      ><span class="dot" aria-hidden="true"></span>
    </div>
  </div>
`;
