import type { Choice } from '../conversation/choice.ts';
import type { IntentId } from '../conversation/intent.ts';
import type { Journal } from '../conversation/journal.ts';
import type { Step, Turn } from '../conversation/step.ts';
import type { Reading } from './readings.ts';

/** Most characters of a question that a button carries. */
const longestPayload = 300;

/** Writes down which reading was pressed after a question back, and leaves the answer to the steps after it. */
export function createClarificationRecorder(options: {
  journal: Journal;
  onError: (error: unknown) => void;
}): Step {
  return async (turn) => {
    const { pending } = turn.session;
    const { payload } = turn.message;
    if (pending?.type !== 'clarify' || payload?.type !== 'ask' || payload.text !== pending.text)
      return undefined;
    const chosen = pending.offered.find((intent) => intent === payload.intent);
    if (chosen === undefined) return undefined;
    const { text, offered } = pending;
    try {
      await options.journal.recordClarification({ at: turn.now, text, offered, chosen });
    } catch (error) {
      // The person's answer matters more than what may be learnt from it.
      options.onError(error);
    }
    return undefined;
  };
}

/** The last step: offers the closest readings as buttons. It always replies. */
export function createClarifyStep(options: {
  readingOf: (turn: Turn) => Reading;
  titleOf: (intent: IntentId) => string;
  menu: Choice[];
}): Step {
  return (turn) => {
    const reading = options.readingOf(turn);
    const offered = 'ask' in reading ? reading.ask : [];
    const text = turn.text.slice(0, longestPayload);
    return {
      ...(offered.length > 0 ? { session: { pending: { type: 'clarify', text, offered } } } : {}),
      draft: {
        outcome: 'clarified',
        blocks: [
          {
            type: 'text',
            text:
              offered.length > 0
                ? '어떤 것이 궁금하세요? 맞는 것을 골라 주세요. 조금 더 자세히 적어 주셔도 좋아요.'
                : '제가 잘 알아듣지 못했어요. 조금 더 자세히 적어 주시거나, 아래에서 골라 주세요.',
          },
        ],
        choices:
          offered.length > 0
            ? offered.map((id) => ({
                label: options.titleOf(id),
                payload: { type: 'ask', text: text || options.titleOf(id), intent: id },
              }))
            : options.menu,
      },
    };
  };
}
