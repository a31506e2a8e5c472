import { dateText } from '../conversation/dates.ts';
import type { Block, Citation, Reply } from '../conversation/reply.ts';

/** A reply as a reader sees it where there is nothing but text. Choices are left to the channel. */
export function renderPlainText(reply: Reply): string {
  return [...reply.blocks.map(renderPlainBlock), renderSources(reply.citations)]
    .filter((part) => part !== '')
    .join('\n\n');
}

export function renderPlainBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'text':
      return block.text.trim();
    case 'notice':
      return withMark('※', block.text.trim());
    case 'list':
      return block.items.map(renderItem).join('\n');
    case 'phone':
      return withMark('☎', renderPhone(block));
  }
}

export function renderPhone(phone: Extract<Block, { type: 'phone' }>): string {
  const line = [phone.name, phone.number].map((part) => part.trim()).filter((part) => part !== '');
  return phone.note?.trim() ? `${line.join(' ')} (${phone.note.trim()})` : line.join(' ');
}

/** One line per distinct source, in the order of the citations. */
export function renderSources(citations: readonly Citation[]): string {
  return [...new Set(citations.map(renderSource))].join('\n');
}

function renderSource({ title, publisher, published }: Citation): string {
  const date = published === null ? '날짜 미상' : dateText(published);
  const details = [publisher.trim(), date].filter((part) => part !== '');
  return `출처: ${title.trim()} (${details.join(', ')})`;
}

type Item = Extract<Block, { type: 'list' }>['items'][number];

function renderItem({ title, text }: Item): string {
  return `• ${[title, text ?? '']
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(': ')}`;
}

function withMark(mark: string, text: string): string {
  return text === '' || text.startsWith(mark) ? text : `${mark} ${text}`;
}
