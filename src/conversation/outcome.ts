import { z } from 'zod';

/** The closed list of how a turn can end; charts, alerts and tests derive from it. */
export const outcomes = [
  'answered',
  'partly-answered',
  'not-stated',
  'asked',
  'clarified',
  'recorded',
  'completed',
  'cancelled',
  'handed-off',
  'refused',
  'crisis',
  'failed',
] as const;

export const outcomeSchema = z.enum(outcomes);
export type Outcome = z.infer<typeof outcomeSchema>;
