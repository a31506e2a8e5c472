import KeyvRedis, { createClient, defaultReconnectStrategy } from '@keyv/redis';
import type { Keyv } from 'keyv';
import { withinDeadline } from './deadline.ts';
import { createSessionKeyv } from './session-keyv.ts';
import { storageFailure } from './storage-error.ts';

export interface OpenedRedis {
  keyv: Keyv;
  /** Rejects when the server does not answer. */
  ping(): Promise<unknown>;
  close(): Promise<void>;
}

const connectTimeout = 5_000;

/** Connects at once, so that a wrong address is found at the start: throws StorageError. Keys begin with `<namespace>::`. */
export async function openRedisKeyv({
  url,
  namespace,
}: {
  url: string;
  namespace: string;
}): Promise<OpenedRedis> {
  let connected = false;
  const client = createClient({
    url,
    // While the server is away a command fails at once instead of waiting for it without end.
    disableOfflineQueue: true,
    socket: {
      connectTimeout,
      reconnectStrategy: (attempts) => connected && defaultReconnectStrategy(attempts),
    },
  });
  const store = new KeyvRedis(client, { throwOnErrors: true });
  const keyv = createSessionKeyv({ store, namespace });
  try {
    await withinDeadline(connectTimeout, client.connect());
    connected = true;
  } catch (error) {
    if (client.isOpen) client.destroy();
    throw storageFailure('reach the server of REDIS_URL', error);
  }

  return {
    keyv,
    ping: () => client.ping(),
    async close() {
      if (!client.isOpen) return;
      // A polite goodbye needs a connection.
      if (client.isReady) await client.close();
      else client.destroy();
    },
  };
}
