import type { Greeting } from '../../src/channels/web/greeting.ts';
import { keptOnDevice } from './device-storage.ts';

export type { Greeting };

const isGreeting = (value: unknown): value is Greeting =>
  typeof (value as Partial<Greeting> | null)?.assistantName === 'string';

/** Calls back with the greeting of the last visit at once, if there was one, then with today's. */
export function loadGreeting(address: string, onGreeting: (greeting: Greeting) => void): void {
  const kept = keptOnDevice('greeting', isGreeting);
  const last = kept.read();
  if (last) onGreeting(last);

  async function refresh() {
    try {
      const greeting: unknown = await (await fetch(address)).json();
      if (!isGreeting(greeting)) return;
      kept.write(greeting);
      onGreeting(greeting);
    } catch {
      addEventListener('online', refresh, { once: true });
    }
  }
  void refresh();
}
