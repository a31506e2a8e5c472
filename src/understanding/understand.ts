import type { Entities, Mention, Span } from '../conversation/entities.ts';
import type { IntentId } from '../conversation/intent.ts';
import { keepRecent } from '../conversation/recent.ts';
import { normalise, squeeze } from '../conversation/text.ts';
import type { Repair, Understanding } from '../conversation/understanding.ts';
import type { EntityFinder } from './entities/find-entities.ts';
import { type IntentData, labelledExamples } from './intent-data.ts';
import { applyRepairs, findKeyboardSlips, originalOffset, type PairCheck } from './keyboard-slip.ts';
import {
  classifyText,
  type LabelScore,
  type LinearModel,
  type TrainingExample,
  trainLinearModel,
} from './linear-classifier.ts';
import type { MentionFinder } from './mentions.ts';

/** Longer texts are classified by their beginning and end, where the request stands. */
const classifiedLength = 400;
/** Danger is also searched for in pieces of this many characters, up to a length nobody types. */
const pieceLength = 100;
const overlap = 40;
/** A piece out of its context proves less than a whole message. */
const pieceDiscount = 0.3;
/** What a phrase of danger adds to the margin. */
const signalWeight = 0.6;
const longestSearched = 10_000;
/** The same few questions are asked all day, by button and by habit. */
const recentTexts = 2_000;

function maskForClassifier(text: string, mentions: Mention[]): string {
  let masked = '';
  let position = 0;
  for (const mention of [...mentions].sort((left, right) => left.start - right.start)) {
    if (mention.start < position) continue;
    // The name stays beside a placeholder: the placeholder generalises, the name still informs.
    masked += `${text.slice(position, mention.start)} ㉠${text.slice(mention.start, mention.end)}`;
    position = mention.end;
  }
  masked += text.slice(position);
  return normalise(masked.replace(/\d+/g, '0'));
}

function shorten(text: string): string {
  if (text.length <= classifiedLength) return text;
  return `${text.slice(0, classifiedLength / 2)} ${text.slice(-classifiedLength / 2)}`;
}

export interface Understander {
  /** Offsets of entities refer to the given text, whatever was repaired in it. */
  understand(text: string): Understanding;
  /** The text as it is read: with slips of the keyboard put right. */
  repair(text: string): string;
}

/** Which intent a text has; whether someone in it is in danger; the other heads are intents with variants. */
const intentHead = 'intent';
const dangerHead = 'danger';
const inDanger = 'yes';

/**
 * Trains on the examples of the intent data as the classifier sees them. Danger has a head of its own:
 * it is told from everything else at once, and must not be read into a text that merely fits no intent.
 */
export function trainIntentModel(intents: IntentData[], mentions: MentionFinder): LinearModel {
  return trainLinearModel(trainingExamples(intents, mentions), [intentHead]);
}

/** The examples of the intent data as the classifier sees them. */
export function trainingExamples(intents: IntentData[], mentions: MentionFinder): TrainingExample[] {
  return labelledExamples(intents).map(({ text, intent, variant }) => {
    const short = shorten(text);
    return {
      text: maskForClassifier(short, mentions.find(short)),
      labels: {
        [dangerHead]: intent === 'crisis' ? inDanger : 'no',
        ...(intent === null ? {} : { [intentHead]: intent }),
        ...(intent === null || variant === null ? {} : { [intent]: variant }),
      },
    };
  });
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

export function createUnderstander(options: {
  model: LinearModel;
  findEntities: EntityFinder;
  /** Phrases that speak of danger in nearly any sentence. */
  signals: string[];
  /** Whether Korean has two syllables in a row. */
  isPair: PairCheck;
}): Understander {
  const { model, findEntities, isPair } = options;
  const signals = options.signals.map(squeeze);

  function read(text: string) {
    const entities = findEntities(text);
    const masked = maskForClassifier(text, entities.mentions);
    return { text, entities, masked, scores: classifyText(model, masked) };
  }

  /** Of a piece only danger is asked, which names of programs say nothing of. */
  function readPiece(text: string) {
    const masked = maskForClassifier(text, []);
    return { text, masked, scores: classifyText(model, masked, [dangerHead, 'crisis']) };
  }

  function dangerIn(
    { text, masked, scores }: ReturnType<typeof readPiece>,
    discount: number,
  ): Understanding['crisis'] {
    // One letter over and over says nothing.
    if (new Set(masked.replaceAll(' ', '')).size < 2) return { margin: -Infinity, variant: null };
    const margin = scores.get(dangerHead)?.find(({ label }) => label === inDanger)?.margin ?? -Infinity;
    const squeezed = squeeze(text);
    const sign = signals.some((signal) => squeezed.includes(signal)) ? signalWeight : -discount;
    return { margin: margin + sign, variant: scores.get('crisis')?.[0]?.label ?? null };
  }

  function understand(original: string): Understanding {
    const repairs = findKeyboardSlips(original, isPair);
    const wellFormed = applyRepairs(original, repairs).toWellFormed();
    const whole = read(shorten(wellFormed));
    const { text, entities, scores } = whole;
    const [best, ...others] = scores.get(intentHead) as [LabelScore, ...LabelScore[]];
    // The strongest sign of danger counts: it may stand in the middle of a long story.
    const signs = [
      dangerIn(whole, 0),
      ...pieces(wellFormed).map((piece) => dangerIn(readPiece(piece), pieceDiscount)),
    ];
    return {
      normalised: normalise(text),
      intent: best.label as IntentId,
      variant: scores.get(best.label)?.[0]?.label ?? null,
      confidence: best.probability,
      alternatives: others
        .slice(0, 3)
        .map(({ label, probability }) => ({ intent: label as IntentId, confidence: probability })),
      crisis: signs.reduce((strongest, sign) => (sign.margin > strongest.margin ? sign : strongest)),
      repairs,
      entities: repairs.length === 0 ? entities : inOriginal(entities, repairs),
    };
  }

  return {
    understand: keepRecent(understand, { keyOf: (text) => text, limit: recentTexts }),
    repair: (text) => applyRepairs(text, findKeyboardSlips(text, isPair)),
  };
}

/** Entities with the places that they have in the text before its repair. */
function inOriginal(entities: Entities, repairs: Repair[]): Entities {
  const moved = <Entity extends Span>(entity: Entity): Entity => ({
    ...entity,
    start: originalOffset(repairs, entity.start, 'start'),
    end: originalOffset(repairs, entity.end, 'end'),
  });
  return {
    ...entities,
    mentions: entities.mentions.map(moved),
    periods: entities.periods.map(moved),
    ages: entities.ages.map(moved),
    money: entities.money.map(moved),
    durations: entities.durations.map(moved),
    otherCities: entities.otherCities.map(moved),
  };
}
