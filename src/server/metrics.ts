import { Histogram, Registry } from 'prom-client';
import type { Journal, TurnRecord } from '../conversation/journal.ts';
import { keepRecent } from '../conversation/recent.ts';
import { createTally } from './tally.ts';

export interface Metrics {
  /** The same journal, counting what passes through it; a repeated delivery is written, and so counted, once. */
  watch(journal: Journal): Journal;
  countRequest(request: { method: string; route: string; status: number }): void;
  render(): Promise<string>;
  contentType: string;
}

/** Up to the 5 seconds a messenger waits, then what a model call may take at most. */
const secondsBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 5, 10, 30];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const countOutcome = createTally({
    name: 'iljari_turns_total',
    help: 'Finished turns.',
    labelNames: ['channel', 'intent', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'iljari_turn_duration_seconds',
    help: 'Time from a message to its reply.',
    labelNames: ['channel'],
    buckets: secondsBuckets,
    registers,
  });
  const countRequest = createTally({
    name: 'iljari_http_requests_total',
    help: 'Answered HTTP requests.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });

  // Asked for by its label each time, it would be looked up by a joined text of all of them.
  const durationsOf = keepRecent((channel: string) => durations.labels(channel), {
    keyOf: (channel) => channel,
    limit: 20,
  });

  function countTurn({ channel, intent, outcome, milliseconds }: TurnRecord): void {
    countOutcome(channel, intent ?? 'none', outcome);
    durationsOf(channel).observe(milliseconds / 1000);
  }

  return {
    watch: (journal) => ({
      async recordTurn(record) {
        countTurn(record);
        await journal.recordTurn(record);
      },
      recordFeedback: (record) => journal.recordFeedback(record),
      recordClarification: (record) => journal.recordClarification(record),
      clarifications: () => journal.clarifications(),
      openQuestions: (since) => journal.openQuestions(since),
    }),
    countRequest: ({ method, route, status }) => countRequest(method, route, String(status)),
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
