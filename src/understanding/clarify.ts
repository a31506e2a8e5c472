import type { Choice } from '../conversation/choice.ts';
import type { IntentId } from '../conversation/intent.ts';
import type { Step, Turn } from '../conversation/step.ts';
import type { Reading } from './readings.ts';

/** The last step: offers the closest readings as buttons. It always replies. */
export function createClarifyStep(options: {
  readingOf: (turn: Turn) => Reading;
  titleOf: (intent: IntentId) => string;
  menu: Choice[];
}): Step {
  return (turn) => {
    const reading = options.readingOf(turn);
    const offered = 'ask' in reading ? reading.ask : [];
    return {
      draft: {
        outcome: 'clarified',
        blocks: [
          {
            type: 'text',
            text: '제가 잘 알아듣지 못했어요. 혹시 이런 뜻인가요? 조금 더 자세히 적어 주셔도 좋아요.',
          },
        ],
        choices:
          offered.length > 0
            ? offered.map((id) => ({
                label: options.titleOf(id),
                payload: { type: 'ask', text: turn.text.slice(0, 300) || options.titleOf(id), intent: id },
              }))
            : options.menu,
      },
    };
  };
}
