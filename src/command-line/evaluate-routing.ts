import type { App } from '../conversation/app.ts';
import type { IntentId } from '../conversation/intent.ts';
import { ask } from './ask.ts';

export interface RoutingReport {
  /** Share of messages answered as their intent, or asked back with it among the offers. */
  rightHandler: number;
  askedBack: number;
  outOfScopeRecall: number;
  /** Share of the other messages that were refused as out of scope. */
  inScopeRefused: number;
}

const outOfScope: IntentId = 'out-of-scope';
const shareOf = <Item>(items: Item[], isOne: (item: Item) => boolean) =>
  items.filter(isOne).length / Math.max(items.length, 1);

/** Where each message ends up in the whole application, in a conversation of its own. */
export async function evaluateRouting(
  app: App,
  cases: { text: string; intent: IntentId }[],
): Promise<RoutingReport> {
  const rows = [];
  for (const { text, intent } of cases) {
    const reply = await ask(app, { text });
    const isAskedBack = reply.outcome === 'clarified';
    const offered = reply.choices.map(({ payload }) => (payload.type === 'ask' ? payload.intent : undefined));
    rows.push({
      intent,
      isAskedBack,
      isRefused: !isAskedBack && reply.intent === outOfScope,
      isRight: isAskedBack ? offered.includes(intent) : reply.intent === intent,
    });
  }
  return {
    rightHandler: shareOf(rows, ({ isRight }) => isRight),
    askedBack: shareOf(rows, ({ isAskedBack }) => isAskedBack),
    outOfScopeRecall: shareOf(
      rows.filter(({ intent }) => intent === outOfScope),
      ({ isRefused }) => isRefused,
    ),
    inScopeRefused: shareOf(
      rows.filter(({ intent }) => intent !== outOfScope),
      ({ isRefused }) => isRefused,
    ),
  };
}
