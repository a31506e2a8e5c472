import { html, nothing } from 'lit-html';
import type { Choice } from '../../src/conversation/choice.ts';
import type { Block } from '../../src/conversation/reply.ts';
import type { Actions } from './actions.ts';
import { icons } from './icons.ts';
import { withPhoneLinks } from './phone-links.ts';

type Item = Extract<Block, { type: 'list' }>['items'][number];

const detail = (text: string | undefined) =>
  text ? html`<span class="item-detail">${withPhoneLinks(text)}</span>` : nothing;

const statement = ({ title }: Item) => html`<li>${withPhoneLinks(title)}</li>`;

/** A label that only repeats the title needs no button of its own: the item is the button. */
const repeatsTitle = ({ label }: Choice, title: string) => title.startsWith(label.replace(/…$/, ''));

function entry({ title, text, choice }: Item, actions: Actions) {
  if (choice && repeatsTitle(choice, title)) {
    return html`
      <li>
        <button type="button" class="item item-button" @click=${() => actions.choose(choice)}>
          <span class="item-text"><span class="item-title">${title}</span> ${
            text ? html`<span class="item-detail">${text}</span>` : nothing
          }</span>
          ${icons.chevron}
        </button>
      </li>
    `;
  }
  return html`
    <li class="item">
      <div class="item-text"><span class="item-title">${withPhoneLinks(title)}</span> ${detail(text)}</div>
      ${
        choice
          ? html`<button type="button" class="item-choice" aria-label="${title} ${choice.label}"
              @click=${() => actions.choose(choice)}>${choice.label}${icons.chevron}</button>`
          : nothing
      }
    </li>
  `;
}

/** Bare statements read as bullets; what has more to say or to press is set apart by lines. */
export const itemList = (items: readonly Item[], actions: Actions) =>
  items.every(({ text, choice }) => !text && !choice)
    ? html`<ul class="statements">${items.map(statement)}</ul>`
    : html`<ul class="items">${items.map((item) => entry(item, actions))}</ul>`;
