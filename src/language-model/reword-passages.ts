import type { Block, Draft } from '../conversation/reply.ts';

/** One sentence of a draft, or one titled list item: what a reworded sentence must rest on. */
export interface DraftPassage {
  /** From 1, in the order of the draft. */
  number: number;
  text: string;
  /** Index of the block it stands in. */
  block: number;
  /** The text block or list item it stands in; counted through the draft. */
  place: number;
  /** Blocks that follow one another unbroken; a notice between two says something of the first only. */
  stretch: number;
}

export interface RewordedSentence {
  text: string;
  passages: number[];
}

/** Splits after a letter, a bracket or a quote, so that «3. 9.» stays whole. */
export function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[\p{L})\]」』»”’"'%][.!?])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

export function holdsAddress(text: string): boolean {
  return /https?:|www\.|[\w-]\.[a-z]{2,}|@/i.test(text);
}

export function draftPassages(draft: Draft): DraftPassage[] {
  const passages: DraftPassage[] = [];
  let place = 0;
  let stretch = 0;
  draft.blocks.forEach((block, index) => {
    const places = placesOf(block);
    if (places === undefined) stretch += 1;
    for (const texts of places ?? []) {
      for (const text of texts)
        passages.push({ number: passages.length + 1, text, block: index, place, stretch });
      place += 1;
    }
  });
  return passages;
}

function placesOf(block: Block): string[][] | undefined {
  if (block.type === 'text') return [splitSentences(block.text)];
  if (block.type !== 'list') return undefined;
  return block.items.map(({ title, text }) =>
    text === undefined ? splitSentences(title) : [`${title}: ${text}`],
  );
}

/** The blocks with every sentence in the place of the first passage it rests on; what is not text or list stays. */
export function rewordedBlocks(
  draft: Draft,
  passages: DraftPassage[],
  sentences: RewordedSentence[],
): Block[] {
  const textAt = new Map<number, string[]>();
  for (const sentence of sentences) {
    const place = passages[Math.min(...sentence.passages) - 1]?.place as number;
    textAt.set(place, [...(textAt.get(place) ?? []), sentence.text]);
  }
  return draft.blocks.flatMap((block, index): Block[] => {
    if (block.type !== 'text' && block.type !== 'list') return [block];
    const places = new Set(
      passages.filter((passage) => passage.block === index).map((passage) => passage.place),
    );
    return [...places].flatMap((place) => {
      const texts = textAt.get(place);
      return texts === undefined ? [] : [{ type: 'text', text: texts.join(' ') }];
    });
  });
}
