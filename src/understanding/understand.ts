import type { Entities, Span } from '../conversation/entities.ts';
import type { IntentId } from '../conversation/intent.ts';
import { keepRecent } from '../conversation/recent.ts';
import { normalise } from '../conversation/text.ts';
import type { IntentScore, Repair, Understanding } from '../conversation/understanding.ts';
import { besideIntent, createDangerFinder } from './danger.ts';
import type { EntityFinder, ReadingContext } from './entities/find-entities.ts';
import type { RepairFinder } from './find-repairs.ts';
import { type IntentData, labelledExamples } from './intent-data.ts';
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
import { applyRepairs, originalOffset } from './repairs.ts';

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
  /** The text as it is read: with its slips put right. */
  repair(text: string): string;
}

/** Which intent a text has, danger aside. The other heads: the variants of intents that have some. */
const intentHead = 'intent';

/** Trains on the examples of the intent data as the classifier sees them. */
export function trainIntentModel(intents: IntentData[], mentions: MentionFinder): LinearModel {
  return trainLinearModel(trainingExamples(intents, mentions), [intentHead]);
}

/** The examples of the intent data as the classifier sees them. */
export function trainingExamples(intents: IntentData[], mentions: MentionFinder): TrainingExample[] {
  return labelledExamples(intents).flatMap(({ text, intent, variant }) => {
    // A near miss has no intent of its own.
    if (intent === null) return [];
    const short = shorten(text);
    return {
      text: maskForClassifier(short, mentions.find(short)),
      labels: {
        // Whether someone is in danger is for the danger model to say; here only which danger it is.
        ...(intent === 'crisis' ? {} : { [intentHead]: intent }),
        ...(variant === null ? {} : { [intent]: variant }),
      },
    };
  });
}

export function createUnderstander(options: {
  model: LinearModel;
  findEntities: EntityFinder;
  /** Log odds that a text of a few sentences speaks of danger. */
  readDanger: (text: string) => number;
  findRepairs: RepairFinder;
  findLanguage: LanguageFinder;
}): Understander {
  const { model, findEntities, findLanguage } = options;
  // A message is repaired before it is masked again, and then understood.
  const findRepairs = keepRecent(options.findRepairs, { keyOf: (text) => text, limit: recentTexts });
  const findDanger = createDangerFinder(options);

  function read(text: string, context: ReadingContext) {
    const entities = findEntities(text, context);
    const masked = maskForClassifier(text, entities.mentions);
    return { text, entities, scores: classifyText(model, masked) };
  }

  function understand(original: string, context: ReadingContext): Understanding {
    const repairs = findRepairs(original);
    const wellFormed = applyRepairs(original, repairs).toWellFormed();
    const { text, entities, scores } = read(shorten(wellFormed), context);
    const intents = (scores.get(intentHead) as LabelScore[]).map(({ label, probability }) => ({
      intent: label as IntentId,
      confidence: probability,
    }));
    const danger = findDanger(wellFormed);
    const crisis = { ...danger, margin: besideIntent(danger.margin, intents[0]?.confidence ?? 0) };
    const [best, ...others] = withDanger(intents, crisis.margin) as [IntentScore, ...IntentScore[]];
    return {
      normalised: normalise(text),
      intent: best.intent,
      variant: best.intent === 'crisis' ? crisis.variant : (scores.get(best.intent)?.[0]?.label ?? null),
      confidence: best.confidence,
      // A Korean name is Korean in every language.
      language: findLanguage(
        without(
          text,
          entities.mentions.filter(({ name }) => hangul.test(name)),
        ),
      ),
      alternatives: others.slice(0, 3),
      crisis,
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
    repair: (text) => applyRepairs(text, findRepairs(text)),
  };
}

/** Danger comes before any other intent, and takes from the others the probability that it has itself. */
function withDanger(scores: IntentScore[], margin: number): IntentScore[] {
  if (margin < 0) return scores;
  const confidence = 1 / (1 + Math.exp(-margin));
  return [
    { intent: 'crisis', confidence },
    ...scores.map((score) => ({ ...score, confidence: score.confidence * (1 - confidence) })),
  ];
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
