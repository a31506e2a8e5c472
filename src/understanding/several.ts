import type { Outcome } from '../conversation/outcome.ts';
import type { Block, Draft } from '../conversation/reply.ts';
import type { StepResult } from '../conversation/step.ts';

/** What one of several requests was answered with. */
export interface AnsweredRequest {
  /** Stands above an answer that names itself by no heading. */
  title: string;
  result: StepResult;
}

const choicesOfEach = [0, 5, 3, 2] as const;
const told: Outcome[] = ['answered', 'completed', 'recorded'];

/** The weaker truth: what one part leaves open, the whole leaves open. */
function outcomeOf(outcomes: Outcome[]): Outcome {
  const [first] = outcomes as [Outcome];
  if (outcomes.every((outcome) => outcome === first)) return first;
  // What comes next depends on these, whatever else was said.
  for (const leading of ['crisis', 'asked', 'handed-off'] as const)
    if (outcomes.includes(leading)) return leading;
  return outcomes.every((outcome) => told.includes(outcome)) ? 'answered' : 'partly-answered';
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[요다까][.!?])\s+/u);
}

/** Blocks of one answer, without the heading that stands already and remarks that were made already. */
function newBlocks({ title, result }: AnsweredRequest, before: Block[]): Block[] {
  const blocks: Block[] = result.draft.blocks.some(({ type }) => type === 'heading')
    ? result.draft.blocks
    : [{ type: 'heading', text: title }, ...result.draft.blocks];
  const heading = before.findLast(({ type }) => type === 'heading');
  const said = new Set(
    before.flatMap((block) => (block.type === 'notice' ? sentencesOf(block.text) : [JSON.stringify(block)])),
  );
  return blocks.flatMap((block, index): Block[] => {
    if (block.type === 'heading')
      return index === 0 && heading?.type === 'heading' && heading.text === block.text ? [] : [block];
    if (block.type !== 'notice') return said.has(JSON.stringify(block)) ? [] : [block];
    const rest = sentencesOf(block.text).filter((sentence) => !said.has(sentence));
    return rest.length === 0 ? [] : [{ type: 'notice', text: rest.join(' ') }];
  });
}

const isAboutTheSame = (left: Draft, right: Draft) =>
  left.programs?.some((program) => right.programs?.includes(program)) ?? false;
/** What one part no longer offers it has told. */
const offers = (draft: Draft, label: string) =>
  draft.choices?.some((choice) => choice.label === label) ?? false;

/** One reply to several requests: a part for each, in their order; a part that asks back comes last. */
export function combine(answered: AnsweredRequest[]): StepResult {
  const parts = answered.toSorted(
    (left, right) =>
      Number(left.result.draft.outcome === 'asked') - Number(right.result.draft.outcome === 'asked'),
  );
  const drafts = parts.map(({ result }) => result.draft);
  const blocks: Block[] = [];
  for (const part of parts) blocks.push(...newBlocks(part, blocks));
  const citations = drafts.flatMap((draft) => draft.citations ?? []);
  const choices = drafts.flatMap((draft) =>
    (draft.choices ?? [])
      .filter(({ label }) => drafts.every((other) => !isAboutTheSame(draft, other) || offers(other, label)))
      .slice(0, choicesOfEach[Math.min(parts.length, 3)]),
  );
  const draft: Draft = {
    outcome: outcomeOf(drafts.map(({ outcome }) => outcome)),
    blocks,
    citations: citations.filter(
      ({ passage, source }, index) =>
        citations.findIndex((other) => other.passage === passage && other.source === source) === index,
    ),
    choices: choices.filter(
      ({ label }, index) => choices.findIndex((other) => other.label === label) === index,
    ),
    programs: [...new Set(drafts.flatMap((each) => each.programs ?? []))],
  };
  const sessions = parts.map(({ result }) => result.session ?? {});
  const subject = [...new Set(sessions.flatMap((session) => session.subject ?? []))];
  return {
    draft,
    ...(parts[0]?.result.intent === undefined ? {} : { intent: parts[0].result.intent }),
    ...(parts.some(({ result }) => result.forget) ? { forget: true } : {}),
    session: {
      ...Object.assign({}, ...sessions),
      ...(subject.length === 0
        ? {}
        : { subject, aspects: [...new Set(sessions.flatMap((session) => session.aspects ?? []))] }),
    },
  };
}
