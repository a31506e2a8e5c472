import { Keyv, type KeyvStoreAdapter } from 'keyv';

/** Stored text that is no envelope of ours, as opposed to a store that failed. */
export class UnreadableTextError extends Error {
  override name = 'UnreadableTextError';
}

/** Keyv as sessions need it: plain JSON, and every failure thrown, where Keyv's default is to swallow it. */
export function createSessionKeyv({ store, namespace = 'sessions' }: SessionKeyvOptions): Keyv {
  return new Keyv({
    store,
    namespace,
    useKeyPrefix: false,
    throwOnErrors: true,
    serialize: JSON.stringify,
    deserialize: parseEnvelope,
  });
}

interface SessionKeyvOptions {
  store: KeyvStoreAdapter | Map<string, string>;
  /** Set on the store, which prefixes its keys with it. */
  namespace?: string;
}

function parseEnvelope<Value>(text: string): { value: Value; expires?: number } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // The parser's own message would quote the text.
    throw new UnreadableTextError('the stored text is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || !('value' in parsed)) {
    throw new UnreadableTextError('the stored text is no envelope of a session');
  }
  return parsed as { value: Value };
}
