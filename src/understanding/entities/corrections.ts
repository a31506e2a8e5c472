import type { CorrectionEntity, Span } from '../../conversation/entities.ts';

const politeEnd =
  '(?:이?라고요?|이?요|이?에요|이?예요|입니다|이고요|인데요?|으?로(?:요|\\s?(?:해|바꿔|할|고쳐|고칠|옮)\\p{L}*(?:\\s\\p{L}+){0,2})?|임|이야|이여|이라예)?[\\s.!~]*$';
const instead =
  '\\s?(?:(?<!정)말고|말구|아니라|아니고|아니구|아이고|아이라)[\\s,]\\s*|\\s?(?:(?<!정)말고|말구|아니라|아니고|아니구)(?!요)';
const twoSided = new RegExp(
  `(?<![^\\s,.])([^\\s,.]{1,10}?(?<!지))(?:[이가은는을를])?(?:${instead})([^\\s,.?？][^,.?？]{0,14}?)${politeEnd}`,
  'u',
);
const oneSided = new RegExp(
  `^\\s*(?:[아어앗]+[\\s,.]+)?(?:아니다|아니야|아냐|아니(?=\\s)|아이다|아\\s?참|참|잘못\\s?(?:말했|썼|적었|쳤)\\p{L}*|정정(?:할게요|합니다|해요)?|다시\\s?말하면|실수(?:예요|했어요|요)?)[\\s,.!]+([^\\s,.?？][^,.?？]{0,14}?)${politeEnd}`,
  'u',
);
/** «말고 다른 거» asks for something else and puts nothing right. */
const asksForOther =
  /^(?:다른|딴|또|뭐|무슨|어떤|그냥|더|다음|없|있|알려|할)|(?:있|없|되|알려|주세|싶|할|나요|까요)/u;

/**
 * What a text puts right: «아니 58 말고 59» takes back 58, «아니다 쉰아홉이에요» what was said before. With
 * nothing taken back, what is right must be one of `values`: an age, an amount, a day.
 */
export function findCorrections(text: string, values: Span[]): CorrectionEntity[] {
  const isValue = (from: number, to: number) => values.some(({ start, end }) => start < to && from < end);
  const both = twoSided.exec(text);
  if (both !== null) {
    const [whole, wrong = '', right = ''] = both;
    const start = both.index + whole.indexOf(wrong);
    const from = both.index + whole.lastIndexOf(right);
    const end = from + right.length;
    // «장애인 아니고 어머니가 장애인이세요» and «전화 말고 서류만 하는 자리» go on.
    const words = right.split(/\s+/u).length;
    const isPhrase = words === 1 || isValue(from, end) || (words === 2 && /말[고구]/u.test(whole));
    return isPhrase && !asksForOther.test(right) ? [{ wrong, right, start, end }] : [];
  }
  const one = oneSided.exec(text);
  const right = one?.[1];
  if (one === null || right === undefined) return [];
  const from = one.index + one[0].lastIndexOf(right);
  const end = from + right.length;
  return isValue(from, end) || /^\d+$/u.test(right) ? [{ right, start: from, end }] : [];
}
