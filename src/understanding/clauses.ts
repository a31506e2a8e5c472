import type { Span } from '../conversation/entities.ts';

/** How a piece of a message is joined to the piece before it. */
export type Joint = 'start' | 'greeting' | 'sentence' | 'clause' | 'noun';

/** A piece of a message, without the word or mark that joins it to the next. */
export interface Clause extends Span {
  joint: Joint;
}

/** Longer messages tell a story, whose sentences are no requests of their own. */
const longestSplit = 200;

// What is joined by an auxiliary («하고 싶어요», «알고 있나요») is one verb.
const auxiliary = '(?!\\s*(?:싶|시[퍼픈]|있|계[신시]|나[서면니]|말[고구]|가[면서]|와[서]|다니|살[아고]))';

// What stands first is found first; a later joint that overlaps it is none.
const joints: [Joint, RegExp][] = [
  [
    'greeting',
    /^\s*(?:안녕하세요|안녕하십니까|안녕하세여|안뇽하세요|안녕|수고하십니다|수고하세요|수고\s?많으십니다|반갑습니다|여보세요|실례합니다|저기요|하이|ㅎㅇ)[\s,.!~^ㅎㅋ]*(?=\S)/gu,
  ],
  [
    'sentence',
    /(?:[.,!?\s]|(?<=(?:요|고)))\s*(?:그리고|글구|그리구|아울러|그담에|그다음에)[\s,]+|[.,!?\s]\s*(?:또|또한)[\s,]+/gu,
  ],
  ['sentence', /(?<!\d)\.+\s*|[?？!！。\n]+[\s?!.~ㅠㅜㅋㅎ]*/gu],
  // A finished sentence, and no mark after it.
  [
    'sentence',
    /(?<=나요|까요|[어아해여]요|세요|예요|에요|니다|니까|줘요|줘|줄래|줄래요|할래요|알려줘봐)\s+(?=\S)/gu,
  ],
  ['clause', /(?<=(?:알려|말해|가르쳐|보여|찾아|설명해|보내|소개해|해)\s?주(?:시)?[고구]요?)[,\s]*(?=\S)/gu],
  ['noun', new RegExp(`(?<=[가-힣])(?:이랑|랑|하고|이하고)(?![도은는])[,\\s]*${auxiliary}(?=\\S)`, 'gu')],
  ['noun', /(?<=[가-힣])(?:과|와)\s+|\s*[,、·/+&]\s*|\s+및\s+/gu],
  [
    'clause',
    new RegExp(`(?<=[가-힣](?:(?<![공광보경신창참최])[고구]요?|며))[,\\s]+${auxiliary}(?=\\S)`, 'gu'),
  ],
];

interface Cut extends Span {
  joint: Joint;
}

const overlaps = (left: Span, right: Span) => left.start < right.end && right.start < left.end;

/**
 * The pieces of a message by every word and mark that can join two requests; none inside a name. Whether
 * two pieces are two requests, or a joint only looks like one, is for the reader of the pieces to say.
 */
export function clausesOf(text: string, names: Span[]): Clause[] {
  const cuts: Cut[] = [];
  if (text.length <= longestSplit) {
    for (const [joint, pattern] of joints) {
      for (const match of text.matchAll(pattern)) {
        const cut = { joint, start: match.index, end: match.index + match[0].length };
        if (![...cuts, ...names].some((other) => overlaps(cut, other))) cuts.push(cut);
      }
    }
  }
  cuts.sort((left, right) => left.start - right.start);
  const clauses: Clause[] = [];
  let start = 0;
  let joint: Joint = 'start';
  for (const cut of [...cuts, { joint: 'start' as const, start: text.length, end: text.length }]) {
    // A greeting is itself the joint.
    const end = cut.joint === 'greeting' ? cut.end : cut.start;
    if (text.slice(start, end).trim() !== '') clauses.push({ start, end, joint });
    start = cut.end;
    joint = cut.joint;
  }
  return clauses;
}
