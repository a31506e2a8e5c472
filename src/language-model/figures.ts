/** A figure as it stands in a text: «5천만 원» is 5, 천만 and 원. */
export interface Figure {
  /** Digits without thousands commas and leading zeros. */
  value: string;
  /** Numerals written in letters after the digits; empty when there are none. */
  magnitude: string;
  /** What is counted; empty when nothing that follows says it. */
  unit: string;
}

const units =
  /^(?:%p|%|개월|개소|가지|시간|주일|회차|등급|년도|개|년|월|일|시|분|초|세|살|명|인|원|주|회|차|번|곳|건|점|급|배|쪽|호|층|위|대|팀|기|도)/u;
const particles = /^[이은는을를에로으와과예의까부가라나]/u;

/** One way of writing for comparison: full-width digits, thousands commas, dashes and percent signs. */
export function foldFigures(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/\s?퍼센트/g, '%');
}

export function figuresIn(text: string): Figure[] {
  const folded = foldFigures(text);
  return [...folded.matchAll(/(\d+(?:\.\d+)?)([십백천만억조]*)/g)].map((match) => {
    const after = folded.slice(match.index + match[0].length).replace(/^ /, '');
    const unit = units.exec(after)?.[0] ?? (particles.test(after) ? '' : (/^\p{L}/u.exec(after)?.[0] ?? ''));
    return { value: (match[1] as string).replace(/^0+(?=\d)/, ''), magnitude: match[2] as string, unit };
  });
}

/** A figure that is followed by no unit, as the 9 of «9~18시», may take one. */
export function restsOn(figure: Figure, source: Figure): boolean {
  return (
    figure.value === source.value &&
    figure.magnitude === source.magnitude &&
    (figure.unit === source.unit || source.unit === '')
  );
}

/** Phone numbers, dates and other figures that only mean something as a whole. */
export function joinedFiguresIn(text: string): string[] {
  return foldFigures(text).match(/\d+(?:-\d+)+/g) ?? [];
}

/** True when every figure of the source is there, and as often. */
export function keepsAll(figures: Figure[], source: Figure[]): boolean {
  const times = (among: Figure[], figure: Figure) => among.filter((other) => restsOn(other, figure)).length;
  return source.every((figure) => times(figures, figure) >= times(source, figure));
}

/** True when every pair of figures stands in the order of the source: «2020년 100명, 2021년 80명» can't be crossed. */
export function keepsOrder(figures: Figure[], source: Figure[]): boolean {
  const found = figures.map((figure) =>
    source.flatMap((other, index) => (restsOn(figure, other) ? [index] : [])),
  );
  return found.every((earlier, index) =>
    found
      .slice(index + 1)
      .every((later) => String(earlier) === String(later) || Math.min(...earlier) < Math.max(...later)),
  );
}
