/** Years from this one. */
export const yearWords: Record<string, number> = {
  재작년: -2,
  작년: -1,
  지난해: -1,
  전년: -1,
  올해: 0,
  금년: 0,
  이번해: 0,
  내년: 1,
  다음해: 1,
  내후년: 2,
};
/** Months from this one. */
export const monthWords: Record<string, number> = {
  지지난달: -2,
  저저번달: -2,
  지난달: -1,
  저번달: -1,
  전달: -1,
  이번달: 0,
  이달: 0,
  금월: 0,
  당월: 0,
  다음달: 1,
  담달: 1,
  내달: 1,
  익월: 1,
  다다음달: 2,
};
/** Weeks from this one. */
export const weekWords: Record<string, number> = {
  지지난주: -2,
  저저번주: -2,
  지난주: -1,
  저번주: -1,
  이번주: 0,
  요번주: 0,
  금주: 0,
  다음주: 1,
  담주: 1,
  차주: 1,
  내주: 1,
  다다음주: 2,
  다음다음주: 2,
  담담주: 2,
};
/** Days from today. */
export const dayWords: Record<string, number> = {
  오늘: 0,
  금일: 0,
  내일모레: 2,
  낼모레: 2,
  내일: 1,
  명일: 1,
  익일: 1,
  모레: 2,
  그글피: 4,
  글피: 3,
  그끄저께: -3,
  그저께: -2,
  그제: -2,
  엊그제: -2,
  엊그저께: -2,
  어저께: -1,
  어제: -1,
  작일: -1,
  엊저녁: -1,
};
/** Numbers of days with a name. */
export const dayCounts: Record<string, number> = {
  하루: 1,
  이틀: 2,
  사흘: 3,
  나흘: 4,
  닷새: 5,
  엿새: 6,
  이레: 7,
  여드레: 8,
  아흐레: 9,
  열흘: 10,
  보름: 15,
  스무날: 20,
};
/** The words as a pattern, longest first; as written with a space before the last syllable, too: «다음 주». */
export const wordsOf = (words: Record<string, number>) =>
  Object.keys(words)
    .sort((left, right) => right.length - left.length)
    .map((word) => word.replace(/(?<=.)([달주해]|(?<=일)모레)$/u, '\\s?$1'))
    .join('|');
/** What such a word counts, however it is spaced. */
export const wordValue = (words: Record<string, number>, word: string) =>
  words[word.replace(/\s/gu, '')] ?? 0;
