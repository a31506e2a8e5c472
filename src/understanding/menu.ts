import type { Choice } from '../conversation/choice.ts';
import type { IntentId } from '../conversation/intent.ts';
import type { IntentData } from './intent-data.ts';

const menuIntents: IntentId[] = ['program-search', 'eligibility-check', 'center-info', 'help'];

/** The buttons offered when nothing narrower is known. */
export function menuOf(intents: IntentData[]): Choice[] {
  return menuIntents.flatMap((id) => {
    const intent = intents.find((candidate) => candidate.id === id);
    return intent === undefined
      ? []
      : [{ label: intent.title, payload: { type: 'ask' as const, text: intent.title, intent: id } }];
  });
}
