import type { Mention } from '../conversation/entities.ts';
import type { IntentId } from '../conversation/intent.ts';
import { compact, squeeze } from '../conversation/text.ts';
import type { Understanding } from '../conversation/understanding.ts';
import type { AspectFinder, AspectMatch } from '../knowledge/aspects.ts';
import { type Clause, clausesOf, type Joint } from './clauses.ts';
import type { ReadingContext } from './entities/find-entities.ts';
import { isFromDocuments } from './readings.ts';
import type { Understander } from './understand.ts';

/** One of several things that a message asks for, worded so that it stands alone. */
export interface Request {
  text: string;
  intent: IntentId;
}

export interface RequestReaderOptions {
  understand: Understander['understand'];
  aspects: AspectFinder;
  documents: ReadonlyMap<string, { name: string; type: string }>;
}

/** The requests of a message in their order; empty unless there surely are two or more. */
export type RequestReader = (text: string, subject: string[], context: ReadingContext) => Request[];

/** From here a piece out of its message is believed to ask for something of its own. */
const sure = 0.8;
/** Two pieces joined like two nouns prove less. */
const sureOfNoun = 0.9;
const mostRequests = 3;
/** A message of more pieces than this is a story. */
const mostClauses = 8;
/** Shorter pieces say nothing beside an aspect or a name. */
const shortestPiece = 4;

// What is said along with a request and asks for nothing, or what tells why it is asked.
const neverBeside = new Set<IntentId>([
  'greeting',
  'help',
  'small-talk',
  'feedback',
  'crisis',
  'change-language',
  'out-of-scope',
  'employment-report',
]);

const comparing = /차이|다른\s*점|비교|뭐가\s*(?:더\s*)?(?:달|다른|낫|나은|좋)|어떻게\s*(?:달라|다른)/u;
/** A wish, an order or a question: «…하고 싶어요», «알려 주세요», «되나요?». */
const asking =
  /[?？]|싶|[주줘]|[나까]요|까$|[는은]가|니까|냐$|니$|지요|죠|어디|몇|얼마|언제|어떻게|무슨|어떤|뭐|방법|부탁|할래|[을를]?\s?(?:래요?|게요)$|연습|예약|상담|신청|바꿔|연결|취소|변경|확인/u;

interface Piece {
  text: string;
  joint: Joint;
  /** Undefined: it asks for nothing that is sure. */
  request?: (Request & { key: string }) | undefined;
}

export function createRequestReader({ understand, ...rest }: RequestReaderOptions): RequestReader {
  return (text, subject, context) => {
    const read = createReader({ ...rest, understand: (piece) => understand(piece, context) });
    return read(text, subject);
  };
}

function createReader(
  options: Omit<RequestReaderOptions, 'understand'> & { understand: (text: string) => Understanding },
): (text: string, subject: string[]) => Request[] {
  const { understand, aspects, documents } = options;
  const nameOf = (document: string) => documents.get(document)?.name;
  const isProgram = (document: string) => documents.get(document)?.type === 'program';

  /** What a text asks of a document in so many words (인원, 나이 …). */
  function asks(text: string): AspectMatch[] {
    const { mentions } = understand(text).entities;
    const asksFor = (rest: string) => aspects.find(rest).filter(({ firm }) => firm);
    const without = (nameOf: (name: string) => string) =>
      mentions.reduce((rest, { start, end }) => rest.replaceAll(nameOf(text.slice(start, end)), ' '), text);
    const found = asksFor(without((name) => name));
    // «실업급여 금액» is a name too, and its last word what is asked.
    return found.length > 0 ? found : asksFor(without((name) => name.split(' ')[0] as string));
  }

  function namesIn(text: string, mentions: Mention[]): string[] {
    const programs = mentions.filter(({ document }) => isProgram(document));
    return (programs.length > 0 ? programs : mentions).map(({ start, end }) => text.slice(start, end));
  }

  /** What stands before the first thing asked for: «공공근로 2021년» of «공공근로 2021년 인원이랑 서류». */
  function headOf(text: string): string {
    const { text: squeezed, offsets } = compact(text);
    const starts = asks(text).map(({ cue }) => squeezed.indexOf(cue));
    const first = Math.min(...starts.filter((start) => start > 0));
    return Number.isFinite(first) ? text.slice(0, offsets[first]).trim() : '';
  }

  /** `isAsked`: a wish, an order or a question stands in the piece, or in the one it shares its verb with. */
  function requestIn({ text, joint }: Piece, head: string, isAsked: boolean): Piece['request'] {
    const bare = understand(text);
    const asked = asks(text).map(({ aspect }) => aspect);
    const isNamed = bare.entities.mentions.length > 0;
    const whole = isNamed || head === '' ? text : `${head} ${text}`;
    const { intent, confidence, entities } = understand(whole);
    const named = entities.mentions.map(({ document }) => document);
    const isAboutDocument = asked.length > 0 && named.length > 0;
    // «예약방법» alone sounds like an appointment; after «청년옷장 요금이랑» it is not.
    const saysSo = isFromDocuments(intent) && confidence >= 0.5;
    if (!isFromDocuments(bare.intent) && !(isAboutDocument && (isNamed || saysSo))) {
      const needed = joint === 'noun' ? sureOfNoun : sure;
      const isRequest =
        isAsked &&
        bare.confidence >= needed &&
        !neverBeside.has(bare.intent) &&
        squeeze(text).length >= shortestPiece;
      return isRequest ? { text, intent: bare.intent, key: bare.intent } : undefined;
    }
    // «월급 250이었어요» tells what somebody earned.
    const tells = bare.entities.money.length > 0 && !isAsked;
    if (!isAboutDocument || tells) return undefined;
    return {
      text: whole,
      intent: isFromDocuments(intent) ? intent : 'program-detail',
      key: `${[...new Set(named)].sort().join()} ${[...new Set(asked)].sort().join()}`,
    };
  }

  function compared(text: string, understanding: Understanding): Request[] {
    const compared = new Set(understanding.entities.mentions.map(({ document }) => document));
    const names = [...compared].filter(isProgram).map((document) => nameOf(document) as string);
    if (names.length !== 2 || !comparing.test(text) || asks(text).some(({ aspect }) => aspect !== 'change'))
      return [];
    return names.map((name) => ({ text: name, intent: 'program-detail' }));
  }

  function read(text: string, clauses: Clause[], subject: string[]): Piece[] {
    const pieces: Piece[] = clauses.map(({ start, end, joint }) => ({
      text: text.slice(start, end).trim(),
      joint,
    }));
    let head = nameOf(subject[0] ?? '') ?? '';
    for (const [index, piece] of pieces.entries()) {
      const next = pieces[index + 1];
      const isAsked = asking.test(piece.text) || (next?.joint === 'noun' && asking.test(next.text));
      // A new sentence keeps what it is about, and nothing else that was said of it.
      if (piece.joint === 'sentence') head = namesIn(head, understand(head).entities.mentions).join(' ');
      piece.request = requestIn(piece, head, isAsked);
      const names = namesIn(piece.text, understand(piece.text).entities.mentions).join(' ');
      if (names !== '') head = headOf(piece.text) || names;
    }
    return pieces;
  }

  return (text, subject) => {
    const understanding = understand(text);
    // Another city's figures must not slip in by way of a piece that does not name it.
    if (understanding.entities.otherCities.some(({ lookAlike }) => lookAlike)) return [];
    const comparison = compared(text, understanding);
    if (comparison.length > 0) return comparison;
    let clauses = clausesOf(text, understanding.entities.mentions);
    while (clauses.length > 1 && clauses.length <= mostClauses) {
      const pieces = read(text, clauses, subject);
      // A noun that asks for nothing was joined to the one before for another reason: «상담사랑 통화».
      const wrong = pieces.findIndex(
        ({ joint, request }, index) =>
          index > 0 &&
          joint === 'noun' &&
          (request === undefined || pieces[index - 1]?.request === undefined),
      );
      if (wrong < 0) return joined(pieces);
      const [left, right] = clauses.slice(wrong - 1, wrong + 1) as [Clause, Clause];
      clauses = clauses.toSpliced(wrong - 1, 2, { ...left, end: right.end });
    }
    return [];
  };
}

/** Pieces that ask for nothing go to the request after them, the last ones to the one before. */
function joined(pieces: Piece[]): Request[] {
  const requests: (Request & { key: string })[] = [];
  let before: string[] = [];
  let silent = 0;
  for (const { text, request } of pieces) {
    if (request === undefined) {
      before.push(text);
      silent += 1;
      continue;
    }
    const last = requests.at(-1);
    if (last?.key === request.key) last.text = `${last.text} ${request.text}`;
    else requests.push({ ...request, text: [...before, request.text].join(' ') });
    before = [];
  }
  const last = requests.at(-1);
  if (last === undefined || requests.length < 2 || silent > 1) return [];
  last.text = [last.text, ...before].join(' ');
  return requests.slice(0, mostRequests).map(({ text, intent }) => ({ text, intent }));
}
