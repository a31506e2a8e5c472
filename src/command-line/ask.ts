import { randomUUID } from 'node:crypto';
import { renderPlainText } from '../channels/plain-text.ts';
import type { App } from '../conversation/app.ts';
import type { Reply } from '../conversation/reply.ts';

/** The reply as `ask --json` prints it. */
export interface AskResult {
  outcome: string;
  intent: string | null;
  confidence: number;
  /** The reply as a reader sees it. */
  text: string;
  choices: Reply['choices'];
  citations: Reply['citations'];
  programs: string[];
  entities: Reply['entities'];
}

export async function ask(
  app: App,
  options: { text: string; session?: string | undefined; asOf?: string | undefined },
): Promise<AskResult> {
  const reply = await app.handle({
    id: randomUUID(),
    channel: 'terminal',
    conversation: `terminal:${options.session ?? randomUUID()}`,
    text: options.text,
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  });
  return {
    outcome: reply.outcome,
    intent: reply.intent,
    confidence: Math.round(reply.confidence * 1000) / 1000,
    text: renderPlainText(reply),
    choices: reply.choices,
    citations: reply.citations,
    programs: reply.programs,
    entities: reply.entities,
  };
}
