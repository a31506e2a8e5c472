import type { Choice } from '../../conversation/choice.ts';

/** What the page shows before the first question, and what it must know of the application. */
export interface Greeting {
  cityName: string;
  assistantName: string;
  welcome: string;
  choices: Choice[];
  /** Longest question the application takes, in characters; the page counts down to it. */
  textLimit: number;
}
