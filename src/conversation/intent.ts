import { z } from 'zod';

/** Ids of the intents; each is a file name in `intents/`. */
export const intentIds = [
  'greeting',
  'help',
  'program-search',
  'program-detail',
  'eligibility-check',
  'mock-interview',
  'video-interview',
  'job-search',
  'center-info',
  'appointment',
  'human-counselor',
  'notification',
  'employment-report',
  'employer-hiring',
  'general-question',
  'privacy',
  'feedback',
  'crisis',
  'small-talk',
  'change-language',
  'out-of-scope',
] as const;

export const intentIdSchema = z.enum(intentIds);
export type IntentId = z.infer<typeof intentIdSchema>;

/** Reads a text whose personal data is masked; undefined when it stays unclear. */
export type ChooseIntent = (text: string) => Promise<IntentId | undefined>;
