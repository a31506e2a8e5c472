import type { IntentId } from '../conversation/intent.ts';
import type { Turn } from '../conversation/step.ts';
import { compact } from '../conversation/text.ts';

/** Margin from which a person is answered as in danger: below 0, because a miss weighs far more than a false alarm. */
const crisisFrom = -0.4;
/** Below this the classifier is not believed on its own. */
const unsureBelow = 0.3;
/** Below this a named document speaks louder than a non-subject intent. */
const firm = 0.6;

/** A short follow-up is taken for a question about the subject unless the classifier believes in another intent more than this. */
const unsureFollowUp = 0.6;
/** From here the classifier is believed against the documents. */
const sure = 0.9;
const strongEvidence = 0.6;
const overwhelmingEvidence = 0.9;

// Intents that are answered from the documents: a mistake among them costs little.
const fromDocuments = new Set<IntentId>([
  'program-search',
  'program-detail',
  'eligibility-check',
  'center-info',
  'general-question',
]);
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
  /** The intent to answer as; undefined when it is better to ask back. */
  intentOf(turn: Turn): IntentId | undefined;
}

export interface RouterOptions {
  isDocument: (id: string) => boolean;
  /** How well the best passage of the knowledge base fits a text; about 1 where everything in it stands there. */
  evidence: (text: string) => number;
}

export function createRouter(options: RouterOptions): Router {
  return {
    isCrisis(turn) {
      return turn.message.payload === undefined && turn.understanding().crisis.margin >= crisisFrom;
    },
    intentOf(turn) {
      const { payload } = turn.message;
      const { intent, confidence, entities, alternatives } = turn.understanding();
      if (payload?.type === 'ask') {
        if (payload.intent !== undefined) return payload.intent;
        if (payload.about?.some(options.isDocument))
          return fromDocuments.has(intent) ? intent : 'program-detail';
      }
      if (entities.otherCities.some(({ lookAlike, excluded }) => lookAlike && !excluded))
        return 'out-of-scope';
      const named = entities.mentions.length > 0;
      if (named && lightIntents.has(intent) && confidence < firm) return 'program-detail';
      if (!fromDocuments.has(intent) && confidence < sure) {
        const needed = lightIntents.has(intent) ? strongEvidence : overwhelmingEvidence;
        if (options.evidence(turn.text) >= needed) return 'general-question';
      }
      // Words in another script lean on nothing: they are a message of their own.
      const isKorean = /\p{Script=Hangul}/u.test(turn.text);
      const followsUp =
        isKorean && !named && turn.session.subject.length > 0 && compact(turn.text).text.length <= 20;
      // «65세 넘은 사람은요?»: whatever its words look like, it asks the question before about something else.
      if (turn.session.subject.length > 0 && !named && elliptical.test(turn.text) && confidence < 0.95)
        return 'program-detail';
      if (followsUp && !fromDocuments.has(intent) && confidence < unsureFollowUp) return 'program-detail';
      // «예순여덟인데 할 만한 일»: an age and no occupation asks for programs rather than for vacancies.
      if (intent === 'job-search' && confidence < firm && entities.ages.length > 0) return 'program-search';
      if (confidence >= unsureBelow) return intent;
      if (named || fromDocuments.has(intent)) return fromDocuments.has(intent) ? intent : 'program-detail';
      const second = alternatives[0];
      if (second !== undefined && fromDocuments.has(second.intent)) return second.intent;
      return undefined;
    },
  };
}
