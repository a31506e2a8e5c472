import type { Session, SessionStore } from '../conversation/session.ts';

const mostSessions = 2_000;
const millisecondsOfDay = 24 * 60 * 60 * 1000;

/**
 * Keeps the latest sessions in memory beside a store that this process alone writes, so that the next
 * turn need not read what it has just written. What `save` acknowledged is in the store all the same.
 */
export function createRememberingSessionStore({
  store,
  days,
}: {
  store: SessionStore;
  days: number;
}): SessionStore {
  const remembered = new Map<string, Session>();

  function remember(session: Session): void {
    remembered.delete(session.conversation);
    remembered.set(session.conversation, session);
    if (remembered.size <= mostSessions) return;
    const [oldest] = remembered.keys();
    if (oldest !== undefined) remembered.delete(oldest);
  }

  return {
    async load(conversation) {
      const known = remembered.get(conversation);
      // An idle one is left to the store, which knows whether it has expired.
      const isFresh =
        known !== undefined && Date.now() - Date.parse(known.updatedAt) < (days * millisecondsOfDay) / 2;
      const session = isFresh ? known : await store.load(conversation);
      if (session !== undefined) remember(session);
      return session;
    },
    async save(session) {
      // Until the store has it, memory must not say that it is saved.
      remembered.delete(session.conversation);
      await store.save(session);
      remember(session);
    },
    async forget(conversation) {
      remembered.delete(conversation);
      await store.forget(conversation);
    },
  };
}
