/** What was found and hidden, by kind. */
export type MaskKind = 'resident-number' | 'phone' | 'account' | 'card' | 'email' | 'address';

const labels: Record<MaskKind, string> = {
  'resident-number': '[주민등록번호]',
  phone: '[전화번호]',
  account: '[계좌번호]',
  card: '[카드번호]',
  email: '[이메일]',
  address: '[주소]',
};

// The order matters: a resident number would also pass for an account number.
const patterns: [MaskKind, RegExp][] = [
  ['email', /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu],
  ['resident-number', /(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-–—~.\s]{0,3}[0-9]\d{6}(?!\d)/gu],
  ['card', /(?<!\d)\d{4}[-\s]\d{4}[-\s]\d{4}[-\s]\d{4}(?!\d)/gu],
  ['phone', /(?<!\d)(?:\+?82[-\s.]?0?|0)1[016789][-\s.)]{0,2}\d{3,4}[-\s.]{0,2}\d{4}(?!\d)/gu],
  ['phone', /(?<![\d-])0(?:2|[3-6]\d|70)[-\s.)]{1,2}\d{3,4}[-\s.]{1,2}\d{4}(?!\d)/gu],
  ['account', /(?<![\d-])\d{2,6}-\d{2,6}-\d{2,7}(?:-\d{1,4})?(?![\d-])/gu],
  ['account', /(?<!\d)\d{11,16}(?!\d)/gu],
  [
    'address',
    /[가-힣0-9]{1,12}(?:로|길)\s?\d{1,4}(?:-\d{1,4})?(?:번지)?(?:\s?[가-힣0-9]{1,12}(?:아파트|빌라|빌딩|타운|주공))?(?:\s?\d{1,4}동)?(?:\s?\d{1,5}호)?/gu,
  ],
  ['address', /\d{1,4}동\s?\d{1,5}호/gu],
  ['address', /[가-힣]{1,8}(?:동|리)\s?\d{1,4}(?:-\d{1,4})?번지/gu],
];

export interface MaskOptions {
  /** Numbers and addresses of offices: what stands in the knowledge base is nobody's secret. */
  isPublic: (text: string) => boolean;
}

/** Hides personal data. Runs before anything is stored, logged or sent to a model. */
export function maskPersonalData(
  text: string,
  { isPublic }: MaskOptions,
): { text: string; found: MaskKind[] } {
  const found: MaskKind[] = [];
  let masked = text;
  for (const [kind, pattern] of patterns) {
    masked = masked.replace(pattern, (match) => {
      if (isPublic(match)) return match;
      // An account number has at least nine digits; a date such as 2021-03-09 has eight.
      if (kind === 'account' && match.replace(/\D/g, '').length < 9) return match;
      found.push(kind);
      return labels[kind];
    });
  }
  return { text: masked, found };
}
