import type { AnswerEntity } from '../../conversation/entities.ts';

/** A whole word; the politeness after it may be a dialect's. */
const ends = '(?=$|[\\s,.!?~ㅋㅎㅠ…]|[요예유여용](?!\\p{L}))';
const anyOf = (words: string[]) => `(?:${words.join('|')})`;

const unknownBeginnings = anyOf([
  '음+',
  '어+',
  '글쎄요?',
  '저도',
  '나도',
  '전',
  '난',
  '저는',
  '나는',
  '[그고]건',
  '그거는',
  '아직',
  '(?:정확히|확실히|자세히|잘)는?',
  '솔직히',
]);
const unknownWords = anyOf([
  '모르(?:겠|것|겄|는데|죠|지|네|ㅁ|$)',
  '모른',
  '모릅',
  '모름',
  '몰[라러르루]',
  '몰[겠것]',
  '기억이?\\s?(?:잘\\s?)?(?:안|가물)',
  '헷갈',
  '햇갈',
  '가물가물',
  '긴가민가',
  '확실(?:하지|하진|치|친)\\s?않',
  '알\\s?수\\s?없',
  'ㅁㄹ',
  '글쎄',
  '생각\\s?안\\s?나',
  "i\\s?don'?t\\s?know",
  'idk',
  'not\\s?sure',
]);
const noWords = anyOf([
  '아니[요오여야유예용임]?',
  '아니(?:구|고|라)요',
  '아니라예',
  '아니[에예]요',
  '아니거든',
  '(?:아뇨)+',
  '아[녀뉴냐님]',
  '아녀유',
  '아닙니다',
  '아닌[데디걸]요?',
  '아이(?:다|요|라예|시다)',
  '아(?:입니더|임더)',
  'ㄴ+',
  '없어',
  '없습니다',
  '없음',
  '없지',
  '없는데',
  '싫어',
  '싫습니다',
  '놉',
  '노+',
  'nope',
  'no',
  '전혀',
  '절대',
]);
const noBeginnings = anyOf([
  '전혀\\s?(?:아니|안|없)',
  '절대\\s?(?:아니|안)',
  '아닌\\s?(?:거|것)\\s?같',
  '아닐\\s?(?:걸|거|것)',
]);
const yesWords = anyOf([
  '네+',
  '네에+',
  '넵+',
  '넹+',
  '[녜내넴넨눼옙웅엉콜]',
  '예+',
  '예에+',
  '응+',
  '어+',
  '웅웅',
  'ㅇ+',
  '(?:ㅇㅋ)+',
  'ㅇㅈ',
  '아마도?',
  'yes',
  'yep',
  'yeah',
  'ok(?:ay)?',
  '오케이',
  '오키',
  '암요',
  '(?:하모)+',
  '네엡',
  '기[여요]',
  '그라제',
  '그려',
  '그럼',
  '그래',
  '그렇고말고',
  '물론(?:이죠|이지)?',
  '당연(?:하죠|하지|히)?',
  '그[치쵸죠]',
  '글[쵸치]',
  '좋아',
  '좋습니다',
  '좋지',
  '있어',
  '있습니다',
  '있음',
  '있지',
]);
const yesBeginnings = anyOf([
  '그(?:렇|러)(?:죠|지|습니다|심더|어요|네요|타|다|당께|구먼|구만|네)',
  '그렇게\\s?(?:해|됩)',
  '그런\\s?(?:거|것)\\s?같',
  '그럴\\s?(?:걸|거|것)',
  '맞(?:아(?!서)|습|네|는데|음|죠|지|구|당|다|심)',
]);

const forms: [answer: AnswerEntity['answer'], pattern: RegExp][] = (
  [
    ['unknown', `^${unknownBeginnings}?[\\s,.]*(?:저도|나도|(?:정확히|확실히|잘)는?)?\\s*${unknownWords}`],
    ['unknown', '^[^?？]{1,14}(?:모르[겠것겄]|몰[라러])[^\\s?？]{0,4}[\\s.!~ㅠㅜ]*$'],
    ['no', `^(?:${noWords}${ends}|${noBeginnings})`],
    ['yes', `^(?:${yesWords}${ends}|${yesBeginnings})`],
  ] satisfies [AnswerEntity['answer'], string][]
).map(([answer, source]) => [answer, new RegExp(source, 'iu')]);
/** «네 명», «네 시», «어 그게», «내 나이»: no answers. */
const noAnswer =
  /^(?:네\s?(?:명|시|번|개|가지|달|살|곳|군데|분|사람|식구|가족|째|이버)|내(?!\s?(?:$|[,.!~]))|어(?!\s?(?:$|[,.!~어음]|맞|그래|그렇|네))|아니\s+(?!안|없|못|전혀|아직)|전혀\s?(?!$|[,.!~]|요|안|아니|없)|당연히\s?\p{L}|그럼\s(?!$|[,.!~]|요)|그래\s?(?:서|도)|no\s?\.?\s?\d)/iu;
/** A longer message tells a story of its own. */
const longest = 40;

/**
 * Yes, no or don't know at the beginning of a message: 네, ㅇㅇ, 아뇨 안 받아요, 글쎄요, 잘 모르겠는데.
 * `isExpected`: a question of yes or no came before it, so that «받고 있어요» answers too.
 */
export function findAnswers(
  original: string,
  { isExpected, isDenied }: { isExpected: boolean; isDenied: boolean },
): AnswerEntity[] {
  const before = original.length - original.trimStart().length;
  const text = original.trim();
  if (text === '' || text.length > longest) return [];
  for (const [answer, pattern] of forms) {
    const match = pattern.exec(text);
    if (match === null || (answer !== 'unknown' && noAnswer.test(text))) continue;
    return [{ answer, start: before, end: before + match[0].length }];
  }
  if (!isExpected) return [];
  const place = { start: before, end: before + text.length };
  if (isDenied || /^(?:없|안|못)/u.test(text)) return [{ answer: 'no', ...place }];
  return /(?:있|받|했|해|돼|됩|합니|이에|예)\p{L}{0,4}[\s.!~]*$/u.test(text)
    ? [{ answer: 'yes', ...place }]
    : [];
}
