import type { FeedbackRecord, Journal } from '../../conversation/journal.ts';
import type { Handler, Step, Turn } from '../../conversation/step.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';

const kinds = ['praise', 'complaint', 'wrong'] as const;

/** `about`: id of the message whose answer is meant; the last question that was typed or pressed when left out. */
async function record(
  journal: Journal,
  turn: Turn,
  kind: FeedbackRecord['kind'],
  about?: string,
): Promise<void> {
  const meant = turn.session.history.findLast(({ message, text }) =>
    about === undefined ? text !== '' : message === about,
  );
  await journal.recordFeedback({
    at: turn.now,
    channel: turn.message.channel,
    kind,
    text: turn.typed,
    // What somebody in danger wrote is kept nowhere but in the conversation.
    about:
      meant === undefined || meant.outcome === 'crisis'
        ? null
        : { question: meant.text, outcome: meant.outcome, documents: meant.documents },
  });
}

/** Praise, complaints and reports of wrong answers: written down first, thanked for then. */
export function createFeedback({ journal, knowledge }: { journal: Journal; knowledge: Knowledge }): Handler {
  return async (turn, intent) => {
    const { variant } = turn.understanding();
    const kind = kinds.find((name) => name === variant) ?? 'complaint';
    await record(journal, turn, kind);
    const text = { type: 'text' as const, text: intent.replies[kind] as string };
    if (kind === 'praise') return { draft: { outcome: 'recorded', blocks: [text] } };
    const offices = knowledge.offices(intent.askAt, turn.asOf);
    return {
      draft: { outcome: 'recorded', blocks: [text, ...offices.blocks], citations: offices.citations },
    };
  };
}

/** The thumbs under a reply. After a thumb down the next message may say what was wrong. */
export function createRatingStep({
  journal,
  texts,
}: {
  journal: Journal;
  texts: { praise: string; askWhatWasWrong: string };
}): Step {
  return async (turn) => {
    const { payload } = turn.message;
    if (payload?.type !== 'rate') return undefined;
    await record(journal, turn, payload.helpful ? 'praise' : 'wrong', payload.turn);
    return {
      intent: 'feedback',
      session: { pending: payload.helpful ? null : { type: 'feedback', turn: payload.turn } },
      draft: {
        outcome: payload.helpful ? 'recorded' : 'asked',
        blocks: [{ type: 'text', text: payload.helpful ? texts.praise : texts.askWhatWasWrong }],
      },
    };
  };
}

/** A remark after a thumb down is kept as feedback; a new question is left to the steps after this one. */
export function createFeedbackDialogue({ journal, thanks }: { journal: Journal; thanks: string }): Step {
  return async (turn) => {
    const { pending } = turn.session;
    if (pending?.type !== 'feedback' || turn.message.payload !== undefined) return undefined;
    const { intent, confidence, entities } = turn.understanding();
    const isRemark = intent === 'feedback' || (confidence < 0.5 && entities.mentions.length === 0);
    if (!isRemark) return undefined;
    await record(journal, turn, 'remark', pending.turn);
    return {
      intent: 'feedback',
      session: { pending: null },
      draft: { outcome: 'recorded', blocks: [{ type: 'text', text: thanks }] },
    };
  };
}
