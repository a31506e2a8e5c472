import type { Keyv } from 'keyv';
import { type Session, type SessionStore, sessionSchema } from '../conversation/session.ts';
import { withinDeadline } from './deadline.ts';
import { UnreadableTextError } from './session-keyv.ts';
import { StorageError, storageFailure } from './storage-error.ts';

const millisecondsOfDay = 24 * 60 * 60 * 1000;

/** Called before a stored session that can't be read is treated as absent. The error names places, never content. */
export type OnUnreadable = (conversation: string, error: Error) => void;

export interface SessionStoreOptions {
  /** From `createSessionKeyv`. */
  keyv: Keyv;
  /** Days without a save after which a session is gone. */
  days: number;
  onUnreadable: OnUnreadable;
  /** Milliseconds after which a store that does not answer has failed; null for one in this process. */
  deadline?: number | null;
}

/** Every method rejects with StorageError when the store failed; a save that resolved is stored. */
export function createSessionStore({
  keyv,
  days,
  onUnreadable,
  deadline = 5_000,
}: SessionStoreOptions): SessionStore {
  async function attempt<Value>(action: string, work: () => Promise<Value>): Promise<Value> {
    try {
      return await (deadline === null ? work() : withinDeadline(deadline, work()));
    } catch (error) {
      throw error instanceof UnreadableTextError ? error : storageFailure(action, error);
    }
  }

  return {
    async load(conversation) {
      try {
        const stored: unknown = await attempt('load a session', () => keyv.get(conversation));
        return stored === undefined ? undefined : parseSession(conversation, stored);
      } catch (error) {
        if (!(error instanceof UnreadableTextError)) throw error;
        onUnreadable(conversation, error);
        return undefined;
      }
    },

    async save(session) {
      const stored = await attempt('save a session', () =>
        keyv.set(session.conversation, session, days * millisecondsOfDay),
      );
      if (!stored) throw new StorageError('Could not save a session: the store refused it');
    },

    async forget(conversation) {
      await attempt('forget a session', () => keyv.delete(conversation));
    },
  };
}

function parseSession(conversation: string, stored: unknown): Session {
  const result = sessionSchema.safeParse(stored);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'session'}: ${issue.code}`);
    throw new UnreadableTextError(faults.join('; '));
  }
  if (result.data.conversation !== conversation) {
    throw new UnreadableTextError('the stored session belongs to another conversation');
  }
  return result.data;
}
