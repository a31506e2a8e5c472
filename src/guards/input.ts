import type { Step, Turn } from '../conversation/step.ts';

/** Longer messages are turned away with a sentence: nobody's question needs more. */
export const longestMessage = 1000;

/**
 * Turns away what can't be answered: nothing typed, too much typed, no letter in it. Nothing of
 * such a turn is kept.
 */
export function createInputGuard({ isCrisis }: { isCrisis: (turn: Turn) => boolean }): Step {
  return (turn) => {
    if (turn.message.payload !== undefined) return undefined;
    const refuse = (text: string) => ({
      draft: { outcome: 'refused' as const, blocks: [{ type: 'text' as const, text }] },
      keep: false,
    });
    // However long, a cry for help is heard.
    if (turn.message.text.length > longestMessage && !isCrisis(turn)) {
      return refuse(
        `글이 너무 길어요. ${longestMessage.toLocaleString('ko-KR')}자 안으로 줄여서 다시 적어 주세요.`,
      );
    }
    if (turn.text.trim() === '') return refuse('적으신 글이 없어요. 궁금한 것을 한 문장으로 적어 주세요.');
    if (!/\p{L}|\p{N}/u.test(turn.text)) {
      return refuse('그림이나 기호만으로는 알기 어려워요. 궁금한 것을 글자로 적어 주세요.');
    }
    return undefined;
  };
}
