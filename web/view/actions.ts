import type { Choice } from '../../src/conversation/choice.ts';
import type { TextSize } from '../chat/text-size.ts';

/** What a person can do on the page. */
export interface Actions {
  ask(text: string): void;
  choose(choice: Choice): void;
  rate(turn: string, helpful: boolean): void;
  retry(id: string): void;
  setTextSize(size: TextSize): void;
  clear(): void;
}
