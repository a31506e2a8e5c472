import type { Choice } from '../../conversation/choice.ts';
import type { Block } from '../../conversation/reply.ts';
import { renderPhone } from '../plain-text.ts';
import { shortenLabel } from './label.ts';
import {
  limits,
  type MessageAction,
  type Output,
  type PhoneButton,
  type QuickReply,
} from './skill-response.ts';

export type Phone = Extract<Block, { type: 'phone' }>;
export type List = Extract<Block, { type: 'list' }>;

export function simpleText(text: string): Output {
  return { simpleText: { text } };
}

export function quickReply({ label, payload }: Choice): QuickReply {
  return { label: shortenLabel(label, limits.label), ...messageAction({ label, payload }) };
}

/** The text also answers alone, should the extra get lost on its way. */
function messageAction({ label, payload }: Choice): MessageAction {
  const text = payload.type === 'ask' ? payload.text : label;
  return { action: 'message', messageText: text.toWellFormed().trim() || '선택', extra: payload };
}

/** Longer lines are cut off on the screen of a phone, with whatever figure they carry. */
const shownTitle = 36;
const shownDescription = 20;

export function fitsListCard(list: List): boolean {
  return (
    list.items.some(({ choice }) => choice) &&
    list.items.every(
      ({ title, text }) =>
        title.trim() !== '' && title.length <= shownTitle && (text ?? '').trim().length <= shownDescription,
    )
  );
}

export function listCards(title: string, list: List): Output[] {
  const count = Math.ceil(list.items.length / limits.listItems);
  return Array.from({ length: count }, (_, index) => ({
    listCard: {
      header: { title: count === 1 ? title : `${title} (${index + 1}/${count})` },
      items: list.items
        .slice(index * limits.listItems, (index + 1) * limits.listItems)
        .map(({ title: itemTitle, text, choice }) => ({
          title: itemTitle.toWellFormed().trim(),
          ...(text?.trim() && { description: text.toWellFormed().trim() }),
          ...(choice && messageAction(choice)),
        })),
    },
  }));
}

/** A card with a button per phone, or undefined where only text can hold them. */
export function phoneCard(phones: readonly Phone[]): Output | undefined {
  const [first] = phones;
  const buttons = phones.map(phoneButton).filter((button) => button !== undefined);
  if (!first || buttons.length < phones.length || phones.length > limits.cardButtons) return undefined;
  const name = first.name.trim();
  const hasTitle = phones.length === 1 && name !== '' && name.length <= limits.cardTitle;
  const title = hasTitle ? name.toWellFormed() : undefined;
  const lines = hasTitle ? [renderPhone({ ...first, name: '' })] : phones.map(renderPhone);
  const description = lines.join('\n').toWellFormed();
  if ((title ?? '').length + description.length > limits.cardText) return undefined;
  return { textCard: { ...(title && { title }), description, buttons, buttonLayout: 'vertical' } };
}

function phoneButton({ name, number }: Phone): PhoneButton | undefined {
  // «031-123-4567 (내선 2)» and «1350(유료)» are dialled by their first number.
  const dialled = /\+?\d+(?:[-).\s]+\d+)*/.exec(number)?.[0].replaceAll(/[^\d+]/g, '');
  if (!dialled || dialled.length > 15) return undefined;
  return { label: shortenLabel(name, limits.label), action: 'phone', phoneNumber: dialled };
}
