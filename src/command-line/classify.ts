import type { IntentScore } from '../conversation/understanding.ts';
import type { ReadingContext } from '../understanding/entities/find-entities.ts';
import type { Understander } from '../understanding/understand.ts';

export interface ClassifyResult {
  text: string;
  intent: string;
  confidence: number;
  alternatives: IntentScore[];
  /** With `repairs`: what was read otherwise than it was typed. */
  entities: Record<string, unknown>;
  ms: number;
}

export function classify(understander: Understander, text: string, context: ReadingContext): ClassifyResult {
  const started = performance.now();
  const { intent, confidence, alternatives, repairs, entities } = understander.understand(
    text.normalize('NFC'),
    context,
  );
  return {
    text,
    intent,
    confidence,
    alternatives,
    entities: { ...entities, repairs },
    ms: performance.now() - started,
  };
}
