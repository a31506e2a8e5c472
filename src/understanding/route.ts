import { personAge } from '../conversation/entities.ts';
import type { IntentId } from '../conversation/intent.ts';
import { listedAt } from '../conversation/listed.ts';
import type { Turn } from '../conversation/step.ts';
import { squeeze } from '../conversation/text.ts';
import { hopelessBelow, isFromDocuments, type Reading, readings } from './readings.ts';

/** Below this a named document speaks louder than a non-subject intent. */
const firm = 0.6;

/** A short follow-up is taken for a question about the subject unless the classifier believes in another intent more than this. */
const unsureFollowUp = 0.6;
/** While something is the subject, a question back is worth less: from here the message is about something else. */
const turnedAway = 0.8;
/** From here the classifier is believed against the documents. */
const sure = 0.9;
const strongEvidence = 0.6;
const overwhelmingEvidence = 0.9;

// Intents that a mere mention of a program turns into a question about it, unless the classifier is firm.
const lightIntents = new Set<IntentId>([
  'greeting',
  'help',
  'small-talk',
  'out-of-scope',
  'feedback',
  'change-language',
]);

const elliptical = /(?:은|는)\s*요?\s*[?？]*\s*$/u;

export interface Router {
  isCrisis(turn: Turn): boolean;
  /** The intent to answer as, or what to offer when it is better to ask back. */
  readingOf(turn: Turn): Reading;
}

export interface RouterOptions {
  isDocument: (id: string) => boolean;
  /** Whether a text asks for something that documents tell: a number, a date, how to apply. */
  asksAspect: (text: string) => boolean;
  /** How well the best passage of the knowledge base fits a text; about 1 where everything in it stands there. */
  evidence: (text: string) => number;
}

export function createRouter(options: RouterOptions): Router {
  /** What the button, the names or the turn before settle, whatever the classifier makes of the words alone. */
  function settledIntent(turn: Turn): IntentId | undefined {
    const { payload } = turn.message;
    const { intent, confidence, entities } = turn.understanding();
    if (payload?.type === 'ask') {
      if (payload.intent !== undefined) return payload.intent;
      if (payload.about?.some(options.isDocument)) return isFromDocuments(intent) ? intent : 'program-detail';
    }
    if (entities.otherCities.some(({ lookAlike, excluded }) => lookAlike && !excluded)) return 'out-of-scope';
    // «두 번째 거 어떻게 신청해요»: as good as pressing the button of that line.
    if (listedAt(turn.session, entities.references).length > 0)
      return isFromDocuments(intent) ? intent : 'program-detail';
    const named = entities.mentions.length > 0;
    // «남양주 말고 …»: the other city was ruled out, so the question is about this one.
    if (named && intent === 'out-of-scope' && entities.otherCities.some(({ excluded }) => excluded))
      return 'program-detail';
    const believed = options.asksAspect(turn.text) ? sure : firm;
    if (named && lightIntents.has(intent) && confidence < believed) return 'program-detail';
    if (!isFromDocuments(intent) && confidence < sure) {
      const needed = lightIntents.has(intent) ? strongEvidence : overwhelmingEvidence;
      if (options.evidence(turn.text) >= needed) return 'general-question';
    }
    // Words in another script lean on nothing: they are a message of their own.
    const isKorean = /\p{Script=Hangul}/u.test(turn.text);
    const followsUp =
      isKorean && !named && turn.session.subject.length > 0 && squeeze(turn.text).length <= 20;
    // «65세 넘은 사람은요?»: whatever its words look like, it asks the question before about something else.
    if (turn.session.subject.length > 0 && !named && elliptical.test(turn.text) && confidence < 0.95)
      return 'program-detail';
    if (followsUp && !isFromDocuments(intent) && confidence < unsureFollowUp) return 'program-detail';
    if (followsUp && lightIntents.has(intent) && options.asksAspect(turn.text)) return 'program-detail';
    // Sure, or unsure between readings that cost little: neither a name nor a subject is needed.
    if ('intent' in readings(turn.understanding())) return undefined;
    // «예순여덟인데 할 만한 일»: who tells an age asks for programs rather than for vacancies.
    if (intent === 'job-search' && personAge(entities) !== undefined) return 'program-search';
    if (named && isFromDocuments(intent)) return intent;
    if (named && (confidence < hopelessBelow || options.asksAspect(turn.text))) return 'program-detail';
    if (isKorean && turn.session.subject.length > 0)
      return isFromDocuments(intent) || confidence >= turnedAway ? intent : 'program-detail';
    if (options.evidence(turn.text) < strongEvidence) return undefined;
    if (isFromDocuments(intent)) return intent;
    return confidence < firm ? 'general-question' : undefined;
  }

  return {
    isCrisis(turn) {
      if (turn.message.payload !== undefined) return false;
      return turn.understanding().crisis.margin >= 0;
    },
    readingOf(turn) {
      const settled = settledIntent(turn);
      return settled === undefined ? readings(turn.understanding()) : { intent: settled };
    },
  };
}
