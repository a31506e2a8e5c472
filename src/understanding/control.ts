import type { Command } from '../conversation/choice.ts';
import type { IntentId } from '../conversation/intent.ts';
import type { Step, StepResult, Turn } from '../conversation/step.ts';
import { squeeze } from '../conversation/text.ts';

/** Control words and command buttons: they act whatever the conversation is about. */
export function createControlStep(options: {
  words: Record<Command, string[]>;
  answerAs: (turn: Turn, intent: IntentId) => Promise<StepResult>;
  /** Said once everything stored of the conversation is deleted. */
  forgotten: string;
}): Step {
  const commands = new Map<string, Command>();
  for (const [command, words] of Object.entries(options.words)) {
    for (const word of words) commands.set(squeeze(word), command as Command);
  }
  return async (turn) => {
    const { payload } = turn.message;
    const command =
      payload === undefined
        ? commands.get(squeeze(turn.text))
        : payload.type === 'command'
          ? payload.command
          : undefined;
    const cleared = { subject: [], listed: [], aspects: [], period: null, pending: null };
    switch (command) {
      case 'restart':
        return { ...(await options.answerAs(turn, 'greeting')), session: cleared };
      case 'menu':
        return options.answerAs(turn, 'help');
      case 'person':
        return options.answerAs(turn, 'human-counselor');
      case 'forget':
        return {
          intent: 'privacy',
          forget: true,
          draft: { outcome: 'recorded', blocks: [{ type: 'text', text: options.forgotten }] },
        };
      case 'cancel':
        return {
          intent: 'small-talk',
          session: cleared,
          draft: {
            outcome: 'cancelled',
            blocks: [{ type: 'text', text: '네, 그만할게요. 다른 것이 궁금하면 언제든 적어 주세요.' }],
          },
        };
      default:
        return undefined;
    }
  };
}
