// Words that change what a sentence states: a reworded text and the original are held against these lists.

const hangulStart = 0xac00;
const finals = 28;
const finalOf = (syllable: string) => (syllable.charCodeAt(0) - hangulStart) % finals;
const syllables = Array.from({ length: 19 * 21 * finals }, (_, index) =>
  String.fromCharCode(hangulStart + index),
);
/** Syllables that end in ㅆ, the mark of the past, without 있 and 겠. */
export const pastTense = new RegExp(
  `[${syllables.filter((one) => finalOf(one) === 20 && !'있겠'.includes(one)).join('')}]`,
);
/** Syllables that end in ㄹ: what is still to come. */
const future = syllables.filter((one) => finalOf(one) === 8).join('');

/** Each of these may be neither lost nor added: it turns a statement round or bounds it. */
export const turningWords = [
  /않/g,
  /없/g,
  /못/g,
  /아니|아닌|아닙/g,
  /(?<![가-힣])안(?=\s|돼|되|됩|된|했|하는|하면|받)/g,
  /모르|몰라/g,
  /마세요|말아|금지|불가/g,
  /제외|빼/g,
  /미만/g,
  /이상/g,
  /이하/g,
  /초과/g,
];

/** These may not be lost: they say how far, how long or how surely. */
export const qualifyingWords = [
  /수\s?있/g,
  /야\s?(?:해|하|돼|되|했|됐)/g,
  /예정/g,
  /계획/g,
  /하기로/g,
  /보여요|보이는|읽혀/g,
  /최대/g,
  /최소/g,
  /이내/g,
  /까지/g,
  /부터/g,
  /뿐/g,
  /(?<!\d)만(?=\s)/g,
  /우선/g,
  /또는|이나\s|거나/g,
  /당시|무렵/g,
];

/** These may not be added: each says more than a rewording may. */
export const addedClaims = [
  /무료|공짜|전액/g,
  /누구나|누구든|모두|전부|모든/g,
  /언제나|언제든|항상|늘\s/g,
  /바로|즉시|당일|곧/g,
  /자동으로|온라인|방문/g,
  /올해|내년|작년|지난해|재작년|이번|다음|지난|금년/g,
  /(?<![가-힣])(?:오늘|내일|어제|모레|하루|이틀|사흘|나흘|열흘|보름)/g,
  /지금|현재|요즘|최근|아직|이미/g,
  /매년|매월|매달|매주|매일|해마다|달마다/g,
  /절반|반값|두\s?배/g,
  /꼭|반드시|무조건|틀림없|확실|당연/g,
  /가장|유일|최고|최대|최소|최저/g,
  /쉽게|간단|걱정/g,
  /늘었|늘어|줄었|줄어|증가|감소|올랐|올라|오르|떨어|내렸|내려/g,
  /(?<![가-힣])(?:높|낮|많|적은|적어)/g,
  /필수|의무/g,
  /선발|합격|뽑히|뽑힐|당첨|승인/g,
  /추천/g,
];

/** A reply promises only what code has recorded. */
export const promises = [
  /보장|약속|장담/g,
  /(?:신청|접수|예약|등록|연락|전달|처리|알려|안내|도와|확인|해결)(?:을|를)?\s?(?:해\s?)?드[리려립릴렸]/g,
  new RegExp(`[${future}]\\s?(?:게요|께요|거예요|거에요|것이에요|겁니다|것입니다)`, 'g'),
  /맡겨\s?주|저희가|제가|우리가/g,
];

const nativeNumeral =
  '하나|한|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|아홉|열|스무|스물|서른|마흔|쉰|예순|일흔|여든|아흔';

/** Figures written out; a figure has to stay as the passage writes it. */
export const writtenNumbers = [
  new RegExp(
    `(?<![가-힣])(?:${nativeNumeral})+\\s?(?:명|분|번|가지|개|달|해|살|곳|군데|차례|시|시간|주|배|사람)`,
    'g',
  ),
  /(?<![가-힣\d])[일이삼사오육칠팔구십백천만억]+\s?(?:명|원|년|개월|퍼센트|프로|회|세|시간)/g,
];

/** How the name of an organisation or a place ends. */
export const nameEndings =
  /(?:특별시|광역시|시|군|구|읍|면|동|센터|팀|과|부|청|공단|공사|재단|협회|위원회|복지관|사무소|지사|은행|병원|학원|대학|대학교|학교|회사|기관|조합|진흥원|개발원)$/;

/** Everyday words with such an ending. */
export const everydayWords =
  /(?:다시|반드시|역시|혹시|즉시|잠시|필요시|당시|일시|상시|수시|임시|표시|실시|개시|제시|명시|게시|누구|친구|요구|연구|청구|도구|가구|입구|직군|활동|행동|노동|이동|운동|공동|자동|감동|변동|협동|일부|여부|공부|전부|내부|외부|거부|세부|기부|납부|첨부|교부|부부|결과|효과|성과|통과|초과|경과|부과|신청|요청)$/;
