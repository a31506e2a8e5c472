import { html, nothing, type TemplateResult } from 'lit-html';
import type { Block, Reply } from '../../src/conversation/reply.ts';
import type { Actions } from './actions.ts';
import { icons } from './icons.ts';
import { itemList } from './item-list.ts';
import { dialled, withPhoneLinks } from './phone-links.ts';

type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>;

const phone = ({ name, number, note }: BlockOf<'phone'>) => html`
  <a class="phone" href="tel:${dialled(number)}">
    <span class="phone-icon">${icons.phone}</span>
    <span class="phone-text">
      <span class="phone-name">${name}</span>
      <span class="phone-number">${number}</span>
      ${note ? html`<span class="phone-note">${note}</span>` : nothing}
    </span>
  </a>
`;

const notice = ({ text }: BlockOf<'notice'>) => html`
  <div class="notice">${icons.info}<p><strong>참고</strong> ${withPhoneLinks(text)}</p></div>
`;

function block(value: Block, actions: Actions): TemplateResult {
  switch (value.type) {
    case 'heading':
      return html`<h2 class="heading">${value.text}</h2>`;
    case 'text':
      return html`<p class="text">${withPhoneLinks(value.text)}</p>`;
    case 'notice':
      return notice(value);
    case 'list':
      return itemList(value.items, actions);
    case 'phone':
      return phone(value);
  }
}

/** In a crisis the phone lines come first: nothing to read, nothing to scroll. */
const inReadingOrder = ({ outcome, blocks }: Reply) =>
  outcome === 'crisis'
    ? [...blocks.filter(({ type }) => type === 'phone'), ...blocks.filter(({ type }) => type !== 'phone')]
    : blocks;

export const replyBlocks = (reply: Reply, actions: Actions) =>
  inReadingOrder(reply).map((value) => block(value, actions));
