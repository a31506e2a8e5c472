import { squeeze } from '../conversation/text.ts';
import type { Understanding } from '../conversation/understanding.ts';
import { classifyText, type LabelScore, type LinearModel } from './linear-classifier.ts';
import { maskForClassifier } from './mask-text.ts';

/** Danger is also searched for in pieces of this many characters, up to a length nobody types. */
const pieceLength = 100;
const overlap = 40;
const longestSearched = 10_000;
/** A piece out of its context proves less than a whole message. */
const pieceDiscount = 0.3;
/** What a phrase of danger adds to the margin. */
const signalWeight = 0.6;

/** Whether someone is in danger, against everything else; which kind of danger it is, among those examples alone. */
export const dangerHead = 'danger';
export const inDanger = 'yes';
const kindHead = 'crisis';

/** A text with what the classifier makes of it. */
interface ReadText {
  text: string;
  masked: string;
  scores: Map<string, LabelScore[]>;
}

/** Pieces of a long text that overlap, so that no sentence is lost between two of them; none of a short one. */
function pieces(text: string): string[] {
  const all: string[] = [];
  if (text.length <= pieceLength) return all;
  const searched = Math.min(text.length, longestSearched);
  for (let start = 0; start + overlap < searched; start += pieceLength - overlap) {
    all.push(text.slice(start, start + pieceLength));
  }
  return all;
}

/**
 * Finds the strongest sign of danger of a message: in `whole`, the message or its beginning and end, and
 * in the pieces of all of it, since it may stand in the middle of a long story.
 */
export function createDangerFinder(options: {
  model: LinearModel;
  /** Phrases that speak of danger in nearly any sentence. */
  signals: string[];
}): (whole: ReadText, message: string) => Understanding['crisis'] {
  const { model } = options;
  const signals = options.signals.map(squeeze);

  function read(text: string): ReadText {
    // Names of programs say nothing of danger.
    const masked = maskForClassifier(text, []);
    return { text, masked, scores: classifyText(model, masked, [dangerHead, kindHead]) };
  }

  function dangerIn({ text, masked, scores }: ReadText, discount: number): Understanding['crisis'] {
    // One letter over and over says nothing.
    if (new Set(masked.replaceAll(' ', '')).size < 2) return { margin: -Infinity, variant: null };
    const margin = scores.get(dangerHead)?.find(({ label }) => label === inDanger)?.margin ?? -Infinity;
    const squeezed = squeeze(text);
    const sign = signals.some((signal) => squeezed.includes(signal)) ? signalWeight : -discount;
    return { margin: margin + sign, variant: scores.get(kindHead)?.[0]?.label ?? null };
  }

  return (whole, message) =>
    [dangerIn(whole, 0), ...pieces(message).map((piece) => dangerIn(read(piece), pieceDiscount))].reduce(
      (strongest, sign) => (sign.margin > strongest.margin ? sign : strongest),
    );
}
