import type { Choice } from '../../conversation/choice.ts';
import type { Block, Reply } from '../../conversation/reply.ts';
import { renderPlainBlock, renderSources } from '../plain-text.ts';
import { fitsListCard, listCards, type Phone, phoneCard, quickReply, simpleText } from './cards.ts';
import { limits, type Output, type QuickReply, type SkillResponse } from './skill-response.ts';
import { splitText } from './split-text.ts';

interface Line {
  text: string;
  isHeading: boolean;
}

/** Lines that flow together, or a finished card. */
type Part = { lines: Line[] } | { card: Output };

/**
 * One page of the reply: a bubble takes three outputs, and what is longer goes on when the quick
 * reply `more(page)` is pressed. Pages count from 0; one past the end is the last one.
 */
export function renderReply(
  reply: Reply,
  { page = 0, more }: { page?: number; more: (page: number) => QuickReply },
): SkillResponse {
  const { parts, choices } = layOut(reply);
  const pages = paginate(parts);
  const shown = Math.min(page, pages.length - 1);
  const quickReplies = [
    ...(shown < pages.length - 1 ? [more(shown + 1)] : []),
    ...distinct([...choices, ...reply.choices]).map(quickReply),
  ].slice(0, limits.quickReplies);
  return {
    version: '2.0',
    template: {
      outputs: pages[shown] as Output[],
      ...(quickReplies.length > 0 && { quickReplies }),
    },
  };
}

/** The blocks in order; choices of list items that no card can hold become quick replies. */
function layOut(reply: Reply): { parts: Part[]; choices: Choice[] } {
  const parts: Part[] = [];
  const choices: Choice[] = [];
  const write = (line: Line) => {
    if (line.text === '') return;
    const last = parts.at(-1);
    if (last && 'lines' in last) last.lines.push(line);
    else parts.push({ lines: [line] });
  };

  for (const group of groupPhones(reply.blocks)) {
    if (group.type === 'phones') {
      for (const card of phoneParts(group.phones)) {
        if (typeof card === 'string') write({ text: card, isHeading: false });
        else parts.push({ card });
      }
    } else if (group.type === 'list' && fitsListCard(group)) {
      const title = takeHeading(parts) ?? '선택해 주세요';
      parts.push(...listCards(title, group).map((card) => ({ card })));
    } else {
      write({ text: renderPlainBlock(group).toWellFormed(), isHeading: group.type === 'heading' });
      if (group.type === 'list') choices.push(...group.items.flatMap(({ choice }) => choice ?? []));
    }
  }
  appendSources(parts, renderSources(reply.citations).toWellFormed());
  return { parts, choices };
}

type Group = Exclude<Block, Phone> | { type: 'phones'; phones: Phone[] };

function groupPhones(blocks: readonly Block[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.type !== 'phone') groups.push(block);
    else if (last?.type === 'phones' && last.phones.length < limits.cardButtons) last.phones.push(block);
    else groups.push({ type: 'phones', phones: [block] });
  }
  return groups;
}

function phoneParts(phones: readonly Phone[]): (Output | string)[] {
  const together = phoneCard(phones);
  if (together) return [together];
  return phones.map((phone) => phoneCard([phone]) ?? renderPlainBlock(phone).toWellFormed());
}

const longestListTitle = 40;

/** A heading right before a list is the list's own title. */
function takeHeading(parts: Part[]): string | undefined {
  const last = parts.at(-1);
  if (!last || !('lines' in last)) return undefined;
  const line = last.lines.at(-1);
  if (!line?.isHeading || line.text.length > longestListTitle) return undefined;
  last.lines.pop();
  if (last.lines.length === 0) parts.pop();
  return line.text;
}

function appendSources(parts: Part[], sources: string): void {
  if (sources === '') return;
  const line = { text: sources, isHeading: false };
  const text = parts.findLast((part) => 'lines' in part);
  if (text) text.lines.push(line);
  else parts.push({ lines: [line] });
}

/** Tries what reads best first: everything visible at once, then folded, then the texts before the cards. */
function paginate(parts: Part[]): Output[][] {
  const gathered = [
    { lines: parts.flatMap((part) => ('lines' in part ? part.lines : [])) },
    ...parts.filter((part) => 'card' in part),
  ];
  for (const [arrangement, limit] of [
    [parts, limits.visibleText],
    [parts, limits.simpleText],
    [gathered, limits.simpleText],
  ] as const) {
    const outputs = arrangement.flatMap((part) =>
      'card' in part ? [part.card] : renderLines(part.lines, limit),
    );
    if (outputs.length === 0) return [[simpleText('보여 드릴 내용이 없어요.')]];
    if (outputs.length <= limits.outputs) return [outputs];
  }
  const outputs = parts.flatMap((part) =>
    'card' in part ? [part.card] : renderLines(part.lines, limits.simpleText),
  );
  return Array.from({ length: Math.ceil(outputs.length / limits.outputs) }, (_, index) =>
    outputs.slice(index * limits.outputs, (index + 1) * limits.outputs),
  );
}

function renderLines(lines: readonly Line[], limit: number): Output[] {
  const [first, ...rest] = lines;
  const description = rest.map(({ text }) => text).join('\n\n');
  if (
    first?.isHeading &&
    rest.length > 0 &&
    !rest.some(({ isHeading }) => isHeading) &&
    first.text.length <= limits.cardTitle &&
    first.text.length + description.length <= limits.cardText
  ) {
    return [{ textCard: { title: first.text, description } }];
  }
  return splitText(lines.map(({ text }) => text).join('\n\n'), limit).map(simpleText);
}

function distinct(choices: readonly Choice[]): Choice[] {
  return [...new Map(choices.map((choice) => [JSON.stringify(choice), choice])).values()];
}
