const finalSs = 20;
/** Syllables with ㅆ below, the mark of the past; 있 and 겠 are none. */
const past = Array.from({ length: 11_172 / 28 }, (_, index) =>
  String.fromCharCode(0xac00 + index * 28 + finalSs),
)
  .filter((syllable) => syllable !== '있' && syllable !== '겠')
  .join('');
const isPastTense = new RegExp(
  `^[^.?!\\n]{0,24}?(?:[${past}]|(?:퇴사|퇴직|입사|졸업|신청|지원|제출|등록|이사|시작)한(?![다대단답])|그만둔|끝난|잘린|짤린)|^부터[^.?!\\n]{0,12}고\\s?있`,
  'u',
);
/** What is fixed already but lies ahead: «5월 2일에 면접 잡혔어요». */
const isArranged = /^[^.?!\n]{0,24}?(?:잡혔|잡았|잡혀|예약|정해졌|예정|으면|면\s|려고|할까|될까|나요|까요)/u;

/** Whether the words after a day tell of something that is over by now. */
export function tellsOfPast(after: string): boolean {
  return isPastTense.test(after) && !isArranged.test(after);
}
