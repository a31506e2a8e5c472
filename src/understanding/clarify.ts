import type { Choice } from '../conversation/choice.ts';
import type { IntentId } from '../conversation/intent.ts';
import type { Step } from '../conversation/step.ts';

/** The last step: offers the closest readings as buttons. It always replies. */
export function createClarifyStep(options: { titleOf: (intent: IntentId) => string; menu: Choice[] }): Step {
  return (turn) => {
    const { intent, alternatives } = turn.understanding();
    const readings = [intent, ...alternatives.map((alternative) => alternative.intent)]
      .filter((id) => id !== 'out-of-scope' && id !== 'crisis')
      .slice(0, 3);
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
          readings.length > 0
            ? readings.map((id) => ({
                label: options.titleOf(id),
                payload: { type: 'ask', text: turn.text.slice(0, 300) || options.titleOf(id), intent: id },
              }))
            : options.menu,
      },
    };
  };
}
