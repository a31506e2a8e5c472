import type { ChatClient, ChatMessage, Delivery } from './chat-client.ts';
import { retryDelay } from './retry-delay.ts';

interface OutboxDependencies {
  client: ChatClient;
  /** The next message to deliver, oldest first; undefined when all is done. */
  next: () => ChatMessage | undefined;
  onSending: (message: ChatMessage) => void;
  onTyping?: (message: ChatMessage) => void;
  /** Has to change what `next` answers, unless the message is to be tried again. */
  onDelivery: (message: ChatMessage, delivery: Delivery) => void;
}

export interface Outbox {
  /** Delivers what is waiting, at once. Does nothing while a delivery is under way. */
  flush(): void;
  isBusy(): boolean;
}

/** Delivers one message at a time, in order, and tries again what did not get through. */
export function createOutbox({ client, next, onSending, onTyping, onDelivery }: OutboxDependencies): Outbox {
  let busy = false;
  let attempts = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  async function deliverAll() {
    clearTimeout(retry);
    busy = true;
    for (let message = next(); message; message = next()) {
      onSending(message);
      const current = message;
      const delivery = await client.deliver(message, () => onTyping?.(current));
      if (delivery.kind === 'unreachable' || delivery.kind === 'failed') {
        attempts += 1;
        const delay = retryDelay(delivery.kind, attempts);
        if (delay !== undefined) {
          retry = setTimeout(flush, delay);
          busy = false;
          onDelivery(message, delivery);
          return;
        }
      }
      attempts = 0;
      // One message that can't be answered must not hold up those behind it.
      onDelivery(message, delivery.kind === 'reply' ? delivery : { kind: 'rejected' });
    }
    busy = false;
  }

  function flush() {
    if (!busy) void deliverAll();
  }

  return { flush, isBusy: () => busy };
}
