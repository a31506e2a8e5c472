/** A part of a text that must reach the reader as it is: a model sees a token in its place. */
export interface KeptPart {
  /** What the reader sees; a date or an amount in digits that every language reads. */
  shown: string;
  isFigure: boolean;
}

export interface MarkedText {
  /** With `{1}`, `{2}` … in place of the parts. */
  text: string;
  /** By the number of the token. */
  parts: Map<number, KeptPart>;
}

const magnitudes: Record<string, number> = { 억: 1e8, 천만: 1e7, 백만: 1e6, 만: 1e4, 천: 1e3 };
const amount = String.raw`\d[\d,]*(?:\.\d+)?\s?(?:억|천만|백만|만|천)(?:\s?\d[\d,]*\s?(?:천만|백만|만|천)|\s?\d{1,3},\d{3}|\s?\d{3,4}(?=\s?원))*`;
const twoDigits = (digits: string | undefined) => String(digits).padStart(2, '0');

/** In this order: an earlier kind may hold a later one. */
const kinds: { pattern: RegExp; show: (match: RegExpExecArray) => string }[] = [
  {
    pattern:
      /(?:https?:\/\/|www\.)[\w./?=&%#:~+-]+(?<![.,:?])|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\w[\w-]*(?:\.[a-z][\w-]*)+(?:\/[\w./?=&%#:~+-]*)?/iu,
    show: ([link]) => link,
  },
  {
    pattern: /(\d{4})년\s?(\d{1,2})월\s?(\d{1,2})일/u,
    show: ([, year, month, day]) => `${year}-${twoDigits(month)}-${twoDigits(day)}`,
  },
  { pattern: /(\d{4})년\s?(\d{1,2})월/u, show: ([, year, month]) => `${year}-${twoDigits(month)}` },
  {
    pattern: /(\d{1,2})월\s?(\d{1,2})일/u,
    show: ([, month, day]) => `${twoDigits(month)}-${twoDigits(day)}`,
  },
  { pattern: /\d+(?:[-~]\d+)+/u, show: ([joined]) => joined },
  {
    pattern: /(?<!\d)(\d{1,2})시(?!간)(?:\s?(\d{1,2})분)?/u,
    show: ([, hour, minute]) => `${hour}:${twoDigits(minute ?? '0')}`,
  },
  { pattern: new RegExp(amount, 'u'), show: ([written]) => amountIn(written).toLocaleString('en-US') },
  { pattern: /\d[\d,]*(?:\.\d+)?\s?%?/u, show: ([figure]) => figure.replace(/[,\s]+$/u, '') },
];

/** «2억 5천만», «10만 2,800» as a number. */
function amountIn(written: string): number {
  return [...written.matchAll(/(\d[\d,]*(?:\.\d+)?)\s?(억|천만|백만|만|천)?/gu)].reduce(
    (sum, [, digits, magnitude]) =>
      sum + Math.round(Number((digits as string).replaceAll(',', '')) * (magnitudes[magnitude ?? ''] ?? 1)),
    0,
  );
}

/** Puts tokens for figures, dates, numbers, links and names. `first` is the number of the first token. */
export function markKeptParts(text: string, names: string[], first: number): MarkedText {
  const parts = new Map<number, KeptPart>();
  const places: { start: number; end: number; part: KeptPart }[] = [];
  const add = (start: number, end: number, part: KeptPart) => {
    if (places.every((other) => end <= other.start || other.end <= start)) places.push({ start, end, part });
  };
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      add(at, at + name.length, { shown: name, isFigure: false });
  }
  for (const { pattern, show } of kinds) {
    for (const match of text.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
      const blanks = match[0].length - match[0].replace(/[,\s]+$/u, '').length;
      add(match.index, match.index + match[0].length - blanks, { shown: show(match), isFigure: true });
    }
  }
  let marked = '';
  let reached = 0;
  places
    .sort((left, right) => left.start - right.start)
    .forEach(({ start, end, part }, index) => {
      parts.set(first + index, part);
      marked += `${text.slice(reached, start)}{${first + index}}`;
      reached = end;
    });
  return { text: marked + text.slice(reached), parts };
}

/** The numbers of the tokens of a text, in its order. */
export function tokensIn(text: string): number[] {
  return [...text.matchAll(/\{(\d+)\}/gu)].map(([, number]) => Number(number));
}

export function withKeptParts(text: string, parts: Map<number, KeptPart>): string {
  return text.replace(/\{(\d+)\}/gu, (token, number) => parts.get(Number(number))?.shown ?? token);
}
