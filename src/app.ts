import type { App } from './conversation/app.ts';
import { createDayFormat } from './conversation/day.ts';
import type { BirthEntity } from './conversation/entities.ts';
import type { FindAnswer, Rephrase } from './conversation/find-answer.ts';
import type { ChooseIntent, IntentId } from './conversation/intent.ts';
import type { Journal } from './conversation/journal.ts';
import { keptQuestion } from './conversation/kept-question.ts';
import { homeLanguage } from './conversation/language.ts';
import type { IncomingMessage } from './conversation/message.ts';
import { keyOf, type Premises, payloadOf, premisesOf } from './conversation/premises.ts';
import { createRecent } from './conversation/recent.ts';
import type { Draft, Reply } from './conversation/reply.ts';
import {
  createSession,
  historyLength,
  rememberedDeliveries,
  type Session,
  type SessionStore,
} from './conversation/session.ts';
import type { Handler, IntentTexts, Step, StepResult, Turn } from './conversation/step.ts';
import type { Understanding } from './conversation/understanding.ts';
import { createCenterInfo } from './features/center-info/center-info.ts';
import { createChangeLanguage } from './features/change-language/change-language.ts';
import { createForeignSentence } from './features/change-language/foreign-sentence.ts';
import { createCrisis } from './features/crisis/crisis.ts';
import { createEligibilityCheck } from './features/eligibility-check/eligibility-check.ts';
import { createFeedback, createFeedbackDialogue, createRatingStep } from './features/feedback/feedback.ts';
import { createFixedReply } from './features/fixed-reply/fixed-reply.ts';
import { createGeneralQuestion } from './features/general-question/general-question.ts';
import { createPrivacy } from './features/privacy/privacy.ts';
import { createProgramDetail } from './features/program-detail/program-detail.ts';
import { createOpenNow } from './features/program-search/open-now.ts';
import { createProgramSearch } from './features/program-search/program-search.ts';
import { createReferral } from './features/referral/referral.ts';
import { createInputGuard } from './guards/input.ts';
import { createMessageReader, type MessageText } from './guards/message-text.ts';
import { createOutputGuard } from './guards/output.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { createPublicTextCheck } from './knowledge/public-text.ts';
import { createClarificationRecorder, createClarifyStep } from './understanding/clarify.ts';
import { createControlStep } from './understanding/control.ts';
import { findBirths } from './understanding/entities/births.ts';
import type { IntentData } from './understanding/intent-data.ts';
import { menuOf } from './understanding/menu.ts';
import { hopelessBelow } from './understanding/readings.ts';
import type { Request, RequestReader } from './understanding/requests.ts';
import { createRouter } from './understanding/route.ts';
import { combine } from './understanding/several.ts';
import type { Understander } from './understanding/understand.ts';

export interface AppOptions {
  knowledge: Knowledge;
  intents: IntentData[];
  understander: Understander;
  requestsIn: RequestReader;
  sessions: SessionStore;
  journal: Journal;
  now: () => Date;
  /** Rewords a found answer; the draft comes back unchanged when it can't. */
  reword?: (draft: Draft, context: { question: string }) => Promise<Draft>;
  /** Looks passages through for what no rule finds in them. */
  findAnswer?: FindAnswer;
  /** Makes a follow-up stand alone where the rules could not tell what it leans on. */
  rephrase?: Rephrase;
  /** The draft in the words of another language; undefined when it can't. */
  translate?: (draft: Draft, language: string) => Promise<Draft | undefined>;
  /** Settles what the classifier leaves open; undefined when it can't. The text has its personal data masked. */
  chooseIntent?: ChooseIntent;
  /** Told of what went wrong behind the scenes; never with a message's text. */
  onError: (error: unknown, where: string) => void;
}

/** What an intent's file may name as its handler. */
export const handlerNames = [
  'crisis',
  'fixed-reply',
  'referral',
  'program-search',
  'program-detail',
  'eligibility-check',
  'center-info',
  'general-question',
  'privacy',
  'feedback',
  'change-language',
] as const;

/** How many turns are remembered with their answers. */
const recentTurns = 2_000;

/** The road of a message: the whole order is the list of steps below. */
export function createApp(options: AppOptions): App {
  const {
    knowledge,
    intents,
    understander,
    requestsIn,
    sessions,
    journal,
    now,
    reword,
    findAnswer,
    rephrase,
    translate,
    chooseIntent,
    onError,
  } = options;
  const texts = new Map<IntentId, IntentTexts>(intents.map((intent) => [intent.id, intent]));
  const menu = menuOf(intents);
  const textOf = (intent: IntentId, name: string) => texts.get(intent)?.replies[name] ?? '';

  const handlers: Record<(typeof handlerNames)[number], Handler> = {
    crisis: createCrisis({ knowledge }),
    'fixed-reply': createFixedReply({ menu }),
    referral: createReferral({ knowledge }),
    'program-search': createProgramSearch({ knowledge }),
    'program-detail': createProgramDetail({ knowledge }),
    'eligibility-check': createEligibilityCheck({ knowledge }),
    'center-info': createCenterInfo({ knowledge }),
    'general-question': createGeneralQuestion({ knowledge }),
    privacy: createPrivacy(),
    feedback: createFeedback({ journal, knowledge }),
    'change-language': createChangeLanguage({ knowledge }),
  };
  const handlerOf = new Map(
    intents.map(({ id, handler }) => [id, handlers[handler as (typeof handlerNames)[number]]]),
  );
  const answerAs = async (turn: Turn, intent: IntentId): Promise<StepResult> => ({
    intent,
    ...(await (handlerOf.get(intent) as Handler)(turn, texts.get(intent) as IntentTexts)),
  });

  /** A piece of the message, answered as if it stood alone. */
  const answerRequest = async (turn: Turn, { text, intent }: Request) => {
    const result = await answerAs(
      { ...turn, text, understanding: () => understander.understand(text, { today: turn.asOf }) },
      intent,
    );
    return { title: texts.get(intent)?.title ?? '', result };
  };
  const route = createRouter({
    isDocument: (id) => knowledge.find(id) !== undefined,
    asksAspect: (text) => knowledge.aspects.find(text).some(({ firm }) => firm),
    evidence: (text) => knowledge.index.search(knowledge.reader.read(text), { top: 1 })[0]?.score ?? 0,
  });
  const steps: Step[] = [
    createInputGuard({ isCrisis: route.isCrisis }),
    (turn) => (route.isCrisis(turn) ? answerAs(turn, 'crisis') : undefined),
    createControlStep({
      words: knowledge.data.controlWords,
      answerAs,
      forgotten: textOf('privacy', 'deleted'),
    }),
    createRatingStep({
      journal,
      texts: { praise: textOf('feedback', 'praise'), askWhatWasWrong: textOf('feedback', 'ask') },
    }),
    createFeedbackDialogue({ journal, thanks: textOf('feedback', 'wrong') }),
    createClarificationRecorder({ journal, onError: (error) => onError(error, 'record a clarification') }),
    createOpenNow({ knowledge }),
    async (turn) => {
      if (turn.message.payload !== undefined) return undefined;
      const requests = requestsIn(turn.text, turn.session.subject, { today: turn.asOf });
      if (requests.length === 0) return undefined;
      return combine(await Promise.all(requests.map((request) => answerRequest(turn, request))));
    },
    async (turn) => {
      const reading = route.readingOf(turn);
      const intent = 'intent' in reading ? reading.intent : await chosenByModel(turn);
      return intent === undefined ? undefined : answerAs(turn, intent);
    },
    createClarifyStep({
      readingOf: route.readingOf,
      titleOf: (intent) => texts.get(intent)?.title ?? '',
      menu,
    }),
  ];

  const guardOutput = createOutputGuard({
    // What is named as missing carries the figures of the question, not of a source.
    names: [...knowledge.data.documents.values()].flatMap(({ name, aliases, notStated }) => [
      name,
      ...aliases,
      ...notStated.map(({ topic }) => topic),
    ]),
    onUnsupported: (figures) =>
      onError(new Error(`figures without a source: ${figures.join(', ')}`), 'output guard'),
    fallback: () =>
      knowledge.reply({ document: null, parts: [], besideThePoint: false, score: 0 }, { asOf: dayOf(now()) }),
  });

  const addForeignSentence = createForeignSentence({
    knowledge,
    sentences: texts.get('change-language') as IntentTexts,
    dangerSentences: texts.get('crisis') as IntentTexts,
  });

  const dayOf = createDayFormat(knowledge.data.city.timeZone);
  const read = createMessageReader({
    repair: understander.repair,
    isPublic: createPublicTextCheck(knowledge.data.documents.values()),
    findBirths,
  });

  /** Undefined without a model, when it can't tell, and when the text fits nothing well enough to be worth a call. */
  async function chosenByModel(turn: Turn): Promise<IntentId | undefined> {
    if (chooseIntent === undefined || turn.understanding().confidence < hopelessBelow) return undefined;
    try {
      return await chooseIntent(turn.text);
    } catch (error) {
      onError(error, 'choose an intent');
      return undefined;
    }
  }

  async function run(turn: Turn): Promise<StepResult> {
    for (const step of steps) {
      const result = await step(turn);
      if (result !== undefined) return result;
    }
    throw new Error('no step replied');
  }

  // The same few questions are asked all day, and what answers them does not change while the process runs.
  const answered = createRecent<Decision>(recentTurns);

  /** `isRepeatable`: false where the answer may follow from more than is kept. */
  async function decide(turn: Turn, { isRepeatable }: { isRepeatable: boolean }): Promise<Decision> {
    const premises = isRepeatable ? premisesOf(turn) : undefined;
    const key = premises && keyOf(premises);
    const known = key === undefined ? undefined : answered.get(key);
    if (known !== undefined) return known;
    const result = await run(turn);
    const draft = checked(result.draft, turn);
    // What was stored for one person is stored anew for the next, and what must not be kept is not kept here.
    const hasEffect = draft.outcome === 'recorded' || result.keep === false || result.forget === true;
    const decision = decisionOf(turn, result, draft);
    if (premises === undefined || key === undefined || hasEffect) return decision;
    const repeatable = { ...decision, premises };
    // A model that could not tell, or did not answer in time, is asked again.
    const isOpen = chooseIntent !== undefined && draft.outcome === 'clarified';
    if (!isOpen) answered.set(key, repeatable);
    return repeatable;
  }

  function checked(draft: Draft, turn: Turn): Draft {
    return guardOutput(knowledge.addNotices(draft, turn.asOf));
  }

  function decisionOf(turn: Turn, result: StepResult, draft: Draft): Decision {
    const language = languageOf(turn, result);
    const local = addForeignSentence(draft, language, turn.asOf);
    return { result, draft, language, reply: completeReply(turn, result, local) };
  }

  /** The turn decided anew where a model helped to find what no rule did; undefined where nothing changes. */
  async function foundByModel({ result }: Decision, turn: Turn): Promise<Decision | undefined> {
    if (result.findWith === undefined) return undefined;
    try {
      const standing = await standingAlone(turn);
      const again = standing === undefined ? undefined : await run(standing);
      if (again !== undefined && again.findWith === undefined && isFound(again.draft))
        return decisionOf(turn, again, checked(again.draft, turn));
      const found = findAnswer && (await (again?.findWith ?? result.findWith)(findAnswer));
      if (found === undefined) return undefined;
      return { ...decisionOf(turn, { ...result, ...found }, checked(found.draft, turn)), isWorded: true };
    } catch (error) {
      onError(error, 'find an answer');
      return undefined;
    }
  }

  /** The turn with its question made whole by what was said before; undefined where there is nothing to add. */
  async function standingAlone(turn: Turn): Promise<Turn | undefined> {
    const { message, session, asOf } = turn;
    const before = session.history.map(({ text }) => text);
    if (rephrase === undefined || before.length === 0 || message.payload !== undefined) return undefined;
    const whole = await rephrase(turn.text, before);
    if (whole === undefined || whole === turn.text) return undefined;
    return turnOf(message, session, read(whole, asOf), asOf);
  }

  /** What a message is answered from, with the session as it stands or stood before it. */
  function turnOf(
    message: IncomingMessage,
    session: Session,
    { typed, text, fullBirths }: MessageText,
    asOf: string,
  ): Turn {
    let understanding: Understanding | undefined;
    return {
      message,
      typed,
      text,
      session,
      now: now(),
      asOf,
      understanding() {
        understanding ??= withBirths(understander.understand(text, { today: asOf }), fullBirths);
        return understanding;
      },
    };
  }

  /** The reply once more to a message that was answered before. */
  async function repeat(
    message: IncomingMessage,
    session: Session,
    delivery: Session['deliveries'][number],
  ): Promise<Reply> {
    if ('reply' in delivery) return delivery.reply;
    const { typed, asOf, subject, listed, aspects, period, language } = delivery.premises;
    const payload = payloadOf(delivery.premises);
    const turn = turnOf(
      payload === undefined ? message : { ...message, payload },
      { ...session, subject, listed, aspects, period, language, pending: null },
      read(typed, asOf),
      asOf,
    );
    return (await decide(turn, { isRepeatable: true })).reply;
  }

  async function answer(message: IncomingMessage): Promise<Reply> {
    const started = performance.now();
    const at = now();
    const session = (await sessions.load(message.conversation)) ?? createSession(message.conversation, at);
    const before = session.deliveries.find(({ id }) => id === message.id);
    if (before !== undefined) return repeat(message, session, before);

    const typed =
      message.text === '' && message.payload?.type === 'ask' ? message.payload.text : message.text;
    const asOf = message.asOf ?? dayOf(at);
    const messageText = read(typed, asOf);
    const turn = turnOf(message, session, messageText, asOf);
    const decided = await decide(turn, { isRepeatable: messageText.fullBirths.length === 0 });
    const decision = (await foundByModel(decided, turn)) ?? decided;
    const { result } = decision;
    const worded = await wordedByModel(decision, turn.text);
    const reply = worded === undefined ? decision.reply : completeReply(turn, result, worded);
    if (result.keep === false) return reply;
    // Both are over before the next message of the conversation begins, whatever becomes of either.
    const written = await Promise.allSettled([
      result.forget === true
        ? sessions.forget(message.conversation)
        : sessions.save(nextSession(turn, decision, reply)),
      journal.recordTurn({
        at,
        channel: message.channel,
        intent: reply.intent,
        confidence: reply.confidence,
        outcome: reply.outcome,
        documents: reply.programs,
        milliseconds: performance.now() - started,
        question: isUnanswered(result, reply) ? keptQuestion(turn.typed) : null,
      }),
    ]);
    for (const result of written) if (result.status === 'rejected') throw result.reason;
    return reply;
  }

  /** The draft in a model's words, checked by whoever asked it; undefined where the local reply stands. */
  async function wordedByModel(
    { draft, language, isWorded }: Decision,
    question: string,
  ): Promise<Draft | undefined> {
    if (isWorded && language === homeLanguage) return undefined;
    try {
      return language === homeLanguage
        ? await reword?.(draft, { question })
        : await translate?.(draft, language);
    } catch (error) {
      onError(error, language === homeLanguage ? 'reword' : 'translate');
      return undefined;
    }
  }

  function completeReply(turn: Turn, result: StepResult, draft: Draft): Reply {
    const understanding = result.keep === false ? undefined : turn.understanding();
    const intent = result.intent ?? understanding?.intent ?? null;
    const pressed = turn.message.payload !== undefined;
    const probability =
      understanding === undefined
        ? 0
        : understanding.intent === intent
          ? understanding.confidence
          : (understanding.alternatives.find((score) => score.intent === intent)?.confidence ?? 0);
    return {
      outcome: draft.outcome,
      intent,
      confidence: pressed ? 1 : probability,
      blocks: draft.blocks,
      citations: draft.citations ?? [],
      choices: draft.choices ?? [],
      programs: draft.programs ?? [],
      entities:
        understanding === undefined
          ? {}
          : { ...understander.understand(turn.typed, { today: turn.asOf }).entities },
    };
  }

  /** What the turn asks for or is written in; else what the conversation was in before. */
  function languageOf(turn: Turn, result: StepResult): string {
    if (result.session?.language !== undefined) return result.session.language;
    const written = result.keep === false ? homeLanguage : turn.understanding().language;
    return written === homeLanguage ? turn.session.language : written;
  }

  function nextSession(turn: Turn, { result, language, premises }: Decision, reply: Reply): Session {
    const { id } = turn.message;
    const at = turn.now.toISOString();
    const isLocal = [reword, findAnswer, rephrase, translate, chooseIntent].every((use) => use === undefined);
    // A model may answer otherwise the next time.
    const delivery = isLocal && premises !== undefined ? { id, premises } : { id, reply };
    return {
      ...turn.session,
      pending: null,
      language,
      ...result.session,
      updatedAt: at,
      history: [
        ...turn.session.history,
        {
          message: id,
          at,
          text: turn.typed,
          intent: reply.intent,
          outcome: reply.outcome,
          documents: reply.programs,
        },
      ].slice(-historyLength),
      deliveries: [...turn.session.deliveries, delivery].slice(-rememberedDeliveries),
    };
  }

  // One conversation's messages wait for one another; different conversations do not.
  const lastOf = new Map<string, Promise<unknown>>();
  return {
    handle(message) {
      const before = lastOf.get(message.conversation) ?? Promise.resolve();
      const current = before
        .then(() => answer(message))
        .catch((error: unknown) => {
          onError(error, 'turn');
          return failedReply(menu);
        });
      lastOf.set(message.conversation, current);
      void current.then(() => {
        if (lastOf.get(message.conversation) === current) lastOf.delete(message.conversation);
      });
      return current;
    },
  };
}

interface Decision {
  result: StepResult;
  /** The result's draft, checked. */
  draft: Draft;
  /** The language of the person. */
  language: string;
  /** The local reply, with the sentence of that language. */
  reply: Reply;
  /** The draft is in a model's words already. */
  isWorded?: boolean;
  /** What it follows from, where it follows from nothing else and wrote nothing down. */
  premises?: Premises;
}

function isFound({ outcome }: Draft): boolean {
  return outcome === 'answered' || outcome === 'partly-answered';
}

/** What is read of a text, with dates of birth as they were typed: the masked text has only their years. */
function withBirths(understanding: Understanding, births: BirthEntity[]): Understanding {
  if (births.length === 0) return understanding;
  return { ...understanding, entities: { ...understanding.entities, births } };
}

/** Whether staff should know of the question, since the documents do not answer it or not all of it. */
function isUnanswered({ isGap, session }: StepResult, { outcome, programs }: Reply): boolean {
  if (outcome === 'not-stated' || isGap === true) return true;
  // A list to choose from, or what this chat cannot do, leaves nothing open that a document could tell.
  return outcome === 'partly-answered' && programs.length > 0 && session?.listed === undefined;
}

function failedReply(choices: Reply['choices']): Reply {
  return {
    outcome: 'failed',
    intent: null,
    confidence: 0,
    blocks: [{ type: 'text', text: '죄송해요. 지금은 답을 드리지 못했어요. 잠시 뒤에 다시 적어 주세요.' }],
    citations: [],
    choices,
    programs: [],
    entities: {},
  };
}
