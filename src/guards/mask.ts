/** What was found and hidden, by kind. */
export type MaskKind = 'resident-number' | 'phone' | 'account' | 'card' | 'email' | 'address' | 'birth-date';

const labels: Record<MaskKind, string> = {
  'resident-number': '[주민등록번호]',
  phone: '[전화번호]',
  account: '[계좌번호]',
  card: '[카드번호]',
  email: '[이메일]',
  address: '[주소]',
  'birth-date': '[생년월일]',
};

/** The label of something hidden that stands in a text; undefined when there is none. */
export function maskIn(text: string): string | undefined {
  return Object.values(labels).find((label) => text.includes(label));
}

// «앞으로 3개월», «공공근로 2021년»: a particle or a word before an amount or a year is no street.
const amount =
  /[,.]?\d|년|개|명|분|시|일|주|월|달|원|만|천|억|백|세|살|차|등|회|위|급|가|곳|인|학|퍼|프로|대|배|%|번(?!지|길)|\s(?:년|개월|명|시간|만\s?원)/u;
const street = new RegExp(
  `[가-힣0-9]{1,12}(?<![으근])(?:로|길)\\s?(?!(?:19|20)\\d{2}(?![\\d-]))\\d{1,4}(?:-\\d{1,4})?(?!${amount.source})` +
    '(?:번지)?(?:\\s?[가-힣0-9]{1,12}(?:아파트|빌라|빌딩|타운|주공))?(?:\\s?\\d{1,4}동)?(?:\\s?\\d{1,5}호)?',
  'gu',
);

// The order matters: a resident number would also pass for an account number.
const patterns: [MaskKind, RegExp][] = [
  ['email', /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu],
  [
    'resident-number',
    /(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-–—~._/·\s]{0,3}\d(?:\d{6}|\*{6})(?!\d)/gu,
  ],
  ['card', /(?<!\d)\d{4}[-.\s]\d{4}[-.\s]\d{4}[-.\s]\d{4}(?!\d)/gu],
  [
    'phone',
    /(?<!\d)(?:\+?82[-\s.]?\(?0?\)?|0)1[016789][-–.,·_/\s)]{0,3}\d{3,4}[-–.,·_/\s]{0,3}\d{4}(?!\d)/gu,
  ],
  [
    'phone',
    /[공영]일[공영일육칠팔구][-\s]{0,3}(?:[공영일이삼사오육칠팔구]{3,4}[-\s]{0,3}[공영일이삼사오육칠팔구]{4})/gu,
  ],
  ['phone', /(?<![\d-])(?:\+?82[-\s.]?|0)(?:2|[3-6]\d|70)[-\s.)]{0,2}\d{3,4}[-\s.]{0,2}\d{4}(?!\d)/gu],
  ['account', /(?<![\d-])\d{2,6}-\d{2,6}-\d{2,7}(?:-\d{1,4})?(?![\d-])/gu],
  ['account', /(?<!\d)\d{11,16}(?!\d)/gu],
  ['address', street],
  ['address', /\d{1,4}동\s?\d{1,5}호/gu],
  ['address', /[가-힣]{1,8}(?:동|리)\s?\d{1,4}(?:-\d{1,4})?번지/gu],
];

export interface MaskOptions {
  /** Numbers and addresses of offices: what stands in the knowledge base is nobody's secret. */
  isPublic: (text: string) => boolean;
  /** Dates of birth (YYYY, YYYY-MM or YYYY-MM-DD) that stand in a text, in its order and apart from one another. */
  findBirths: (text: string) => { date: string; start: number; end: number }[];
}

/** The year may stay, so that what depends on the age can still be answered. */
function maskBirths(text: string, births: ReturnType<MaskOptions['findBirths']>): string {
  let masked = '';
  let position = 0;
  for (const { date, start, end } of births) {
    masked += `${text.slice(position, start)}${date.slice(0, 4)}년생${labels['birth-date']}`;
    position = end;
  }
  return masked + text.slice(position);
}

/** Hides personal data. Runs before anything is stored, logged or sent to a model. */
export function maskPersonalData(
  text: string,
  { isPublic, findBirths }: MaskOptions,
): { text: string; found: MaskKind[] } {
  const found: MaskKind[] = [];
  // Full-width digits and characters that don't show hide a number from a pattern, not from a reader.
  let masked = text
    .replace(/[０-９－]/gu, (wide) => wide.normalize('NFKC'))
    .replace(/(?<=[\d-])\p{Cf}+(?=[\d-])/gu, '');
  // A label can uncover a number that touched what it replaces, so it goes on until nothing is found.
  for (let before = -1; before < found.length; ) {
    before = found.length;
    for (const [kind, pattern] of patterns) {
      masked = masked.replace(pattern, (match) => {
        if (isPublic(match)) return match;
        // An account number has at least nine digits; a date such as 2021-03-09 has eight.
        if (kind === 'account' && match.replace(/\D/g, '').length < 9) return match;
        found.push(kind);
        return labels[kind];
      });
    }
    // After the resident numbers, which begin with a date of birth.
    const births = findBirths(masked).filter(({ date }) => date.length > 4);
    masked = maskBirths(masked, births);
    found.push(...births.map(() => 'birth-date' as const));
  }
  return { text: masked, found };
}
