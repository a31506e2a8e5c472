import { figuresIn } from '../conversation/figures.ts';
import type { ProgramDraft } from '../knowledge/import/draft-program.ts';
import type { ImportRecord } from '../knowledge/import/import-record.ts';
import type { ReviewFile } from '../knowledge/import/review-state.ts';
import type { Fact, NotStated } from '../knowledge/schema.ts';
import type { Ask } from './review-questions.ts';

type DraftFact = ProgramDraft['facts'][number];

/** One line of the diff that is accepted, edited or rejected. */
export interface ReviewItem {
  key: string;
  /** The words that an edit changes. */
  text: string;
  lines: string[];
  /** Figures that an edited text may have: those of the passage, and of its date. */
  figures: Set<string>;
}

const valueText = ({ value, unit, statement }: Fact) =>
  value === undefined
    ? statement
    : `${typeof value === 'object' ? JSON.stringify(value) : value}${unit ?? ''}`;

export function factItem({ key, fact, span, outdates }: DraftFact, record: ImportRecord): ReviewItem {
  const passage = record.passages.find(({ id }) => id === span.passage);
  const older = outdates.map(
    ({ fact: old, isReplaced }) =>
      `  - ${isReplaced ? 'replaces' : 'outdates'} ${old.id}: ${valueText(old)} (${old.asOf ?? 'no date'}) → ${valueText(fact)} (${fact.asOf ?? 'no date'})`,
  );
  return {
    key,
    text: fact.statement,
    lines: [
      `${fact.id} (${fact.aspect})`,
      ...older,
      `  + ${fact.statement}`,
      `  from ${span.passage}, characters ${span.start} to ${span.end}: «${span.text}»`,
    ],
    figures: new Set(
      figuresIn(
        [
          passage?.text,
          passage?.path.join(' '),
          fact.asOf?.replaceAll('-', ' '),
          fact.period?.replaceAll('-', ' '),
        ].join(' '),
      ),
    ),
  };
}

export function gapItem(gap: NotStated): ReviewItem {
  return {
    key: `not-stated:${gap.aspect}`,
    text: gap.topic,
    lines: [`not stated (${gap.aspect})`, `  + ${gap.topic}`],
    figures: new Set(),
  };
}

/** Goes through what is not decided yet; false when the person leaves. Every answer is kept at once. */
export async function decideItems(
  items: ReviewItem[],
  { review, ask, tell }: { review: ReviewFile; ask: Ask; tell: (text: string) => void },
): Promise<boolean> {
  const { decisions } = review.state;
  for (const [index, item] of items.entries()) {
    // Other words than those decided about are a new question.
    if (decisions[item.key]?.shown === item.text) continue;
    tell(`\n${index + 1}/${items.length} ${item.lines.join('\n')}\n`);
    const decision = await decide(item, ask);
    if (decision === undefined) return false;
    decisions[item.key] = { shown: item.text, ...decision };
    review.save();
  }
  return true;
}

async function decide(item: ReviewItem, ask: Ask) {
  const question = 'accept, edit, reject or quit (a/e/r/q)? ';
  for (let prompt = question; ; ) {
    const line = (await ask(prompt))?.trim().toLowerCase();
    if (line === undefined || line === 'q' || line === 'quit') return undefined;
    if (line === 'a' || line === 'accept') return { answer: 'accepted' } as const;
    if (line === 'r' || line === 'reject') return { answer: 'rejected' } as const;
    if (line === 'e' || line === 'edit') {
      const edited = (await ask('new words: '))?.trim();
      if (edited === undefined) return undefined;
      const foreign = figuresIn(edited).filter((figure) => !item.figures.has(figure));
      if (edited !== '' && foreign.length === 0) return { answer: 'accepted', edited } as const;
      prompt = `${edited === '' ? 'no words' : `${foreign.join(', ')} is not in the passage`}. ${question}`;
    } else prompt = question;
  }
}
