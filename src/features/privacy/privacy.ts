import type { Handler } from '../../conversation/step.ts';

/** What is kept, and deleting it at once. */
export function createPrivacy(): Handler {
  return (turn, intent) => {
    const { variant, intent: understood } = turn.understanding();
    if (understood === intent.id && variant === 'delete') {
      return {
        forget: true,
        draft: { outcome: 'recorded', blocks: [{ type: 'text', text: intent.replies.deleted as string }] },
      };
    }
    return {
      draft: {
        outcome: 'answered',
        blocks: [{ type: 'text', text: intent.replies.stored as string }],
        choices: [
          {
            label: '대화 지우기',
            payload: { type: 'command', command: 'forget' },
          },
        ],
      },
    };
  };
}
