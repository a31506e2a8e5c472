import type { Mention } from '../conversation/entities.ts';
import type { IntentId } from '../conversation/intent.ts';
import { keepRecent } from '../conversation/recent.ts';
import { normalise } from '../conversation/text.ts';
import type { Understanding } from '../conversation/understanding.ts';
import type { EntityFinder } from './entities.ts';
import { type IntentData, labelledExamples } from './intent-data.ts';
import {
  classifyText,
  type LabelScore,
  type LinearModel,
  type TrainingExample,
} from './linear-classifier.ts';
import type { MentionFinder } from './mentions.ts';

/** Longer texts are classified by their beginning and end, where the request stands. */
const classifiedLength = 400;
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
  understand(text: string): Understanding;
}

/** The examples of the intent data as the classifier sees them. */
export function trainingExamples(intents: IntentData[], mentions: MentionFinder): TrainingExample[] {
  return labelledExamples(intents).map(({ text, label }) => {
    const short = shorten(text);
    return { text: maskForClassifier(short, mentions.find(short)), label };
  });
}

/**
 * The strongest sign of danger. The margin is taken, not the probability: a short text that fits no
 * intent spreads its probability over all of them, and danger must not be read into that.
 */
function crisisIn(scores: LabelScore[]): Understanding['crisis'] {
  const signs = scores.filter(({ label }) => label.startsWith('crisis/'));
  const best = signs.reduce((most, sign) => (sign.margin > most.margin ? sign : most), {
    label: '',
    margin: -Infinity,
  });
  return { margin: best.margin, variant: best.label.split('/')[1] ?? null };
}

export function createUnderstander(model: LinearModel, findEntities: EntityFinder): Understander {
  return {
    understand: keepRecent(understand, { keyOf: (text) => text, limit: recentTexts }),
  };

  function understand(original: string): Understanding {
    const text = shorten(original.toWellFormed());
    const entities = findEntities(text);
    const scores = classifyText(model, maskForClassifier(text, entities.mentions));
    const byIntent = new Map<IntentId, { confidence: number; variant: string | null }>();
    for (const { label, probability } of scores) {
      const [intent, variant] = label.split('/') as [IntentId, string | undefined];
      const known = byIntent.get(intent);
      if (known === undefined) byIntent.set(intent, { confidence: probability, variant: variant ?? null });
      else known.confidence += probability;
    }
    const ranked = [...byIntent].sort((left, right) => right[1].confidence - left[1].confidence);
    const [intent, best] = ranked[0] as [IntentId, { confidence: number; variant: string | null }];
    return {
      normalised: normalise(text),
      intent,
      variant: best.variant,
      confidence: Math.min(best.confidence, 1),
      alternatives: ranked.slice(1, 4).map(([id, score]) => ({ intent: id, confidence: score.confidence })),
      crisis: crisisIn(scores),
      entities,
    };
  }
}
