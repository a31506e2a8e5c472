import type { Entities, Span } from '../conversation/entities.ts';
import type { IntentId } from '../conversation/intent.ts';
import { keepRecent } from '../conversation/recent.ts';
import { normalise } from '../conversation/text.ts';
import type { Repair, Understanding } from '../conversation/understanding.ts';
import { createDangerFinder, dangerHead, inDanger } from './danger.ts';
import type { EntityFinder, ReadingContext } from './entities/find-entities.ts';
import { type IntentData, labelledExamples } from './intent-data.ts';
import { applyRepairs, findKeyboardSlips, originalOffset, type PairCheck } from './keyboard-slip.ts';
import type { LanguageFinder } from './language.ts';
import {
  classifyText,
  type LabelScore,
  type LinearModel,
  type TrainingExample,
  trainLinearModel,
} from './linear-classifier.ts';
import { maskForClassifier } from './mask-text.ts';
import type { MentionFinder } from './mentions.ts';

/** Longer texts are classified by their beginning and end, where the request stands. */
const classifiedLength = 400;
/** The same few questions are asked all day, by button and by habit. */
const recentTexts = 2_000;

const hangul = /\p{Script=Hangul}/u;

function shorten(text: string): string {
  if (text.length <= classifiedLength) return text;
  return `${text.slice(0, classifiedLength / 2)} ${text.slice(-classifiedLength / 2)}`;
}

export interface Understander {
  /** Offsets of entities refer to the given text, whatever was repaired in it. */
  understand(text: string, context: ReadingContext): Understanding;
  /** The text as it is read: with slips of the keyboard put right. */
  repair(text: string): string;
}

/** Which intent a text has. The other heads: danger, and intents with variants. */
const intentHead = 'intent';

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

export function createUnderstander(options: {
  model: LinearModel;
  findEntities: EntityFinder;
  /** Phrases that speak of danger in nearly any sentence. */
  signals: string[];
  /** Whether Korean has two syllables in a row. */
  isPair: PairCheck;
  findLanguage: LanguageFinder;
}): Understander {
  const { model, findEntities, isPair, findLanguage } = options;
  const findDanger = createDangerFinder(options);

  function read(text: string, context: ReadingContext) {
    const entities = findEntities(text, context);
    const masked = maskForClassifier(text, entities.mentions);
    return { text, entities, masked, scores: classifyText(model, masked) };
  }

  function understand(original: string, context: ReadingContext): Understanding {
    const repairs = findKeyboardSlips(original, isPair);
    const wellFormed = applyRepairs(original, repairs).toWellFormed();
    const whole = read(shorten(wellFormed), context);
    const { text, entities, scores } = whole;
    const [best, ...others] = scores.get(intentHead) as [LabelScore, ...LabelScore[]];
    return {
      normalised: normalise(text),
      intent: best.label as IntentId,
      variant: scores.get(best.label)?.[0]?.label ?? null,
      confidence: best.probability,
      // A Korean name is Korean in every language.
      language: findLanguage(
        without(
          text,
          entities.mentions.filter(({ name }) => hangul.test(name)),
        ),
      ),
      alternatives: others
        .slice(0, 3)
        .map(({ label, probability }) => ({ intent: label as IntentId, confidence: probability })),
      crisis: findDanger(whole, wellFormed),
      repairs,
      entities: repairs.length === 0 ? entities : inOriginal(entities, repairs),
    };
  }

  const remembered = keepRecent(
    ({ text, context }: { text: string; context: ReadingContext }) => understand(text, context),
    { keyOf: ({ text, context }) => `${Object.values(context).join()}\n${text}`, limit: recentTexts },
  );
  return {
    understand: (text, context) => remembered({ text, context }),
    repair: (text) => applyRepairs(text, findKeyboardSlips(text, isPair)),
  };
}

function without(text: string, spans: Span[]): string {
  return [...spans]
    .sort((left, right) => right.start - left.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

/** Entities with the places that they have in the text before its repair. */
function inOriginal(entities: Entities, repairs: Repair[]): Entities {
  const moved = <Entity extends Span>(entity: Entity): Entity => ({
    ...entity,
    start: originalOffset(repairs, entity.start, 'start'),
    end: originalOffset(repairs, entity.end, 'end'),
  });
  return Object.fromEntries(
    Object.entries(entities).map(([kind, found]) => [kind, Array.isArray(found) ? found.map(moved) : found]),
  ) as unknown as Entities;
}
