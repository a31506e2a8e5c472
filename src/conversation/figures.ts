/** Figures as they are written: digits with their decimals, thousands commas and leading zeros dropped. */
export function figuresIn(text: string): string[] {
  return [...text.replace(/(?<=\d),(?=\d{3})/g, '').matchAll(/\d+(?:\.\d+)?/g)].map((match) =>
    match[0].replace(/^0+(?=\d)/, ''),
  );
}

const units: Record<string, number> = { 억: 1e8, 천만: 1e7, 백만: 1e6, 만: 1e4, 천: 1e3 };

/** Amounts as numbers: «1억 2천만», «250만», «1,800», «10만 2,800». */
export function amountsIn(text: string): number[] {
  const amounts: number[] = [];
  const pattern =
    /\d[\d,]*(?:\.\d+)?(?:\s?(?:억|천만|백만|만|천))?(?:\s?\d[\d,]*(?:\.\d+)?(?:억|천만|백만|만|천)?)*/gu;
  for (const match of text.matchAll(pattern)) {
    let total = 0;
    for (const part of match[0].matchAll(/(\d[\d,]*(?:\.\d+)?)\s?(억|천만|백만|만|천)?/gu)) {
      const value = Number((part[1] as string).replaceAll(',', '')) * (units[part[2] ?? ''] ?? 1);
      amounts.push(value);
      total += value;
    }
    amounts.push(total);
  }
  return amounts;
}
