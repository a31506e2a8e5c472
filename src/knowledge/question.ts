import { listedAt } from '../conversation/listed.ts';
import type { Draft } from '../conversation/reply.ts';
import type { StepResult, Turn } from '../conversation/step.ts';
import { squeeze } from '../conversation/text.ts';
import type { Answer, Question } from './answer.ts';
import type { Knowledge } from './knowledge.ts';
import type { Aspect } from './schema.ts';

const pointingBack =
  /^\s*(?:그럼|그러면|그때|거긴|(?:20)?\d{2}년\s*(?:거|건|대회|것)?(?:은|는)\s*요?|그건|그거|그게|그\s|거기|거긴|근데|그리고|그중|이거|이건|아까|또|다른|나머지|방금)/u;
/** «그럼 지역공동체는요?»: the question before, about something else. */
const sameOfAnother = /(?:은|는)\s*요?\s*\??\s*$/u;
const yearBefore =
  /(?:그\s*)?(?:전년도?|작년|지난해|전\s*해)\s*(?:의\s*)?(?:같은|동일|동)\s*(?:기간|시기|때)|그\s*전년도|그\s*전\s*해/u;
/** A question this short, without a name of its own, leans on the one before. */
const shortQuestion = 20;

function periodsAsked(turn: Turn, leansBack: boolean): string[] {
  const { entities } = turn.understanding();
  const carried = leansBack ? turn.session.period : null;
  const named = [...new Set(entities.periods.map(({ period }) => period))];
  // «2021년 상반기는 2021년 기사에»: the half-year is what is asked about.
  if (named.length > 0)
    return named.filter((period) => !named.some((other) => other !== period && other.startsWith(period)));
  if (carried === null) return [];
  const [year, part] = carried.split('-');
  if (yearBefore.test(turn.text)) return [[String(Number(year) - 1), part].filter(Boolean).join('-')];
  if (entities.half !== undefined) return [`${year}-${entities.half}`];
  return [carried];
}

/** The turn as a question to the knowledge base, with what it leaves to the turn before. */
export function questionOf(
  turn: Turn,
  aspects: Pick<Question, 'expectedAspects' | 'requiredAspects'> = {},
): Question {
  const { entities } = turn.understanding();
  const about = turn.message.payload?.type === 'ask' ? (turn.message.payload.about ?? []) : [];
  const pointedAt = listedAt(turn.session, entities.references).map(({ document, start, end }) => ({
    document,
    name: turn.text.slice(start, end),
  }));
  const mentions = [
    ...entities.mentions.map(({ document, name }) => ({ document, name })),
    ...[...about.map((document) => ({ document, name: '' })), ...pointedAt].filter(
      ({ document }) => !entities.mentions.some((mention) => mention.document === document),
    ),
  ];
  const pointsBack =
    mentions.length === 0 &&
    turn.session.subject.length > 0 &&
    (pointingBack.test(turn.text) || squeeze(turn.text).length <= shortQuestion);
  const leansBack =
    pointsBack ||
    (mentions.length > 0 && mentions.every(({ document }) => turn.session.subject.includes(document)));
  return {
    text: turn.text.replace(yearBefore, ' '),
    mentions,
    carried: [...turn.session.subject],
    periods: periodsAsked(turn, leansBack),
    half: entities.half,
    asksNow: entities.asksNow,
    pointsBack,
    ...(pointsBack ||
    (leansBack && yearBefore.test(turn.text)) ||
    (mentions.length > 0 && sameOfAnother.test(turn.text))
      ? { carriedAspects: turn.session.aspects as Aspect[] }
      : {}),
    asOf: turn.asOf,
    ...aspects,
  };
}

/** What the next question may lean on; an answer about nothing leaves the subject as it was. */
export function remember(
  draft: Draft,
  question: Question,
  answer?: Answer,
): NonNullable<StepResult['session']> {
  const programs = draft.programs ?? [];
  if (programs.length === 0) return {};
  const aspects = (answer?.parts ?? []).flatMap((part) => (part.type === 'facts' ? [part.aspect] : []));
  return {
    subject: programs.slice(0, 5),
    // The list stays in sight while one after the other is asked about.
    ...(programs.length > 1 && { listed: programs }),
    aspects,
    period: question.periods[0] ?? null,
  };
}

/** Nothing was found, and no document says that its source is silent on it. */
function isOpen({ document, parts, besideThePoint }: Answer): boolean {
  if (parts.length === 0) return document === null || besideThePoint;
  return parts.every((part) => part.type === 'not-stated' && part.source === undefined);
}

/** The reply to a question, with what the next one may lean on. */
export function replyTo(
  knowledge: Knowledge,
  question: Question,
  answer: Answer = knowledge.answer(question),
): Pick<StepResult, 'draft' | 'session' | 'findWith'> {
  const draft = knowledge.reply(answer, { asOf: question.asOf });
  const session = remember(draft, question, answer);
  if (!isOpen(answer)) return { draft, session };
  return {
    draft,
    session,
    async findWith(findAnswer) {
      const passages = knowledge.evidence(question);
      const sentences = await findAnswer(
        question.text,
        passages.map(({ document, text }) => ({ about: document.name, text })),
      );
      const resting = sentences.flatMap(({ text, passage: number }) => {
        const passage = passages[number - 1];
        return passage === undefined ? [] : [{ text, passage }];
      });
      if (resting.length === 0) return undefined;
      const found = knowledge.found(resting, { asOf: question.asOf });
      return { draft: found, session: remember(found, question) };
    },
  };
}
