import type { Understanding } from '../conversation/understanding.ts';
import { classifyText, type LinearModel } from './linear-classifier.ts';
import { maskForClassifier } from './mask-text.ts';

/** Up to this many characters a text is read at once only; of a longer one its sentences too, since danger may stand in the middle of a story. */
const shortText = 80;
/** Up to this many a longer text is read at once too. */
const wholeText = 200;
/** Sentences nobody ends are cut into parts that overlap. */
const sentenceLength = 80;
const overlap = 40;
/** Nobody types more. */
const longestSearched = 10_000;
/** What a sentence says out of its context counts less. */
const outOfContext = 2;
/** Log odds from which a person is answered as in danger: a miss weighs far more than a false alarm. */
const alarmFrom = -1.3;
const kindHead = 'crisis';

/** The sentences of a text, long ones in parts. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?。！？\n]|[요다까죠오소네]\s)/u).flatMap((sentence) => {
    const parts: string[] = [];
    for (let start = 0; start === 0 || start + overlap < sentence.length; start += sentenceLength - overlap)
      parts.push(sentence.slice(start, start + sentenceLength));
    return parts;
  });
}

/** What of a text is read, and how much less it counts. */
function piecesOf(text: string): { piece: string; discount: number }[] {
  const whole = { piece: text, discount: 0 };
  if (text.length <= shortText) return [whole];
  const sentences = sentencesOf(text.slice(0, longestSearched));
  const pieces = sentences.flatMap((sentence, place) => [
    sentence,
    ...(place > 0 ? [(sentences[place - 1] as string) + sentence] : []),
  ]);
  return [
    ...(text.length <= wholeText ? [whole] : []),
    ...pieces.map((piece) => ({ piece, discount: outOfContext })),
  ];
}

/** Finds the strongest sign of danger in a message, in whichever of its sentences it stands. */
export function createDangerFinder({
  readDanger,
  model,
}: {
  /** Log odds that a text of a few sentences speaks of danger. */
  readDanger: (text: string) => number;
  /** Tells which kind of danger it is. */
  model: LinearModel;
}): (message: string) => Understanding['crisis'] {
  return (message) => {
    let strongest = { piece: '', margin: -Infinity };
    for (const { piece, discount } of piecesOf(message)) {
      // One letter over and over says nothing.
      if (new Set(piece.replace(/\s/gu, '')).size < 2) continue;
      const margin = readDanger(piece) - alarmFrom - discount;
      if (margin > strongest.margin) strongest = { piece, margin };
    }
    const kinds = classifyText(model, maskForClassifier(strongest.piece, []), [kindHead]).get(kindHead);
    return { margin: strongest.margin, variant: kinds?.[0]?.label ?? null };
  };
}
