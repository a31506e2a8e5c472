import type { Payload } from '../../src/conversation/choice.ts';
import type { Reply } from '../../src/conversation/reply.ts';

/** What was typed or pressed. `text` is shown; a button sends its payload instead. */
export interface PersonEntry {
  from: 'person';
  id: string;
  /** Milliseconds since 1970, by this device's clock. */
  at: number;
  text: string;
  payload?: Payload;
  /** `unsent` failed and is tried again; `rejected` is not. */
  delivery: 'waiting' | 'sending' | 'unsent' | 'rejected' | 'delivered';
}

export interface Rating {
  /** Id of the message that carries the rating. */
  id: string;
  helpful: boolean;
  delivery: 'sending' | 'delivered' | 'failed';
  thanks?: string;
}

export interface AssistantEntry {
  from: 'assistant';
  /** Id of the message it answers. */
  id: string;
  at: number;
  reply: Reply;
  rating?: Rating;
}

export type Entry = PersonEntry | AssistantEntry;

/** Entries kept on the device. */
const transcriptLength = 60;

export const isPending = (entry: Entry): entry is PersonEntry =>
  entry.from === 'person' && entry.delivery !== 'delivered' && entry.delivery !== 'rejected';

/** A reply that is already there is not added again. */
export function append(entries: readonly Entry[], entry: Entry): Entry[] {
  if (entries.some(({ from, id }) => from === entry.from && id === entry.id)) return [...entries];
  return [...entries, entry].slice(-transcriptLength);
}
