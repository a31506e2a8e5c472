import type { Understanding } from '../conversation/understanding.ts';
import { classifyText, type LinearModel } from './linear-classifier.ts';
import { maskForClassifier } from './mask-text.ts';

/** A text of more than this is a story, in the middle of which danger may stand. */
const shortText = 80;
/** Up to this many a longer text is read at once too. */
const wholeText = 200;
/** Sentences nobody ends are cut into parts that overlap. */
const sentenceLength = 80;
const overlap = 40;
/** Several times the longest message that is answered. */
const longestSearched = 5_000;
/** What a sentence says out of its context counts less, */
const outOfContext = 2;
/** least beside one or two others: «공공근로 몇 명 뽑아요? 죽고 싶어요» means what it says, «죽겠어요. 배고파서» does not. */
const outOfShortContext = 7;
/** Log odds from which a person is answered as in danger: a miss weighs far more than a false alarm. */
const alarmFrom = -0.8;
const kindHead = 'crisis';
/** Log odds of the likeliest other intent from which it speaks against danger, and how much each one beyond says. */
const ordinaryFrom = 1;
const ordinaryWeight = 0.7;
/** A probability in the classifier's rounding of 1 says no more than this. */
const mostOrdinary = 6;

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
  const sentences = sentencesOf(text.slice(0, longestSearched));
  if (text.length <= shortText)
    return [
      whole,
      ...(sentences.length > 1 ? sentences.map((piece) => ({ piece, discount: outOfShortContext })) : []),
    ];
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
    if (strongest.margin < 0) return { margin: strongest.margin, variant: null };
    const kinds = classifyText(model, maskForClassifier(strongest.piece, []), [kindHead]).get(kindHead);
    return { margin: strongest.margin, variant: kinds?.[0]?.label ?? null };
  };
}

/**
 * The margin where the rest of the classifier takes a message for something ordinary with this probability:
 * «고마와요» is like no example of danger, and like a hundred of thanks.
 */
export function besideIntent(margin: number, probability: number): number {
  const odds = Math.min(Math.log(probability / (1 - probability)), mostOrdinary);
  return margin - ordinaryWeight * Math.max(odds - ordinaryFrom, 0);
}
