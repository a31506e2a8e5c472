/** How well rankings put what answers a question first; means over the questions, 0 to 1. */
export interface RankingScores {
  hitAt1: number;
  hitAt5: number;
  /** One divided by the place of the first right document, 0 beyond the tenth. */
  mrrAt10: number;
  /** Discounted cumulative gain of the first ten beside the best possible one. */
  ndcgAt10: number;
}

/** The scores of one ranking; `relevant`: grades above 0 by document. */
export function scoresOf(ranking: string[], relevant: Map<string, number>): RankingScores {
  const place = ranking.findIndex((id) => relevant.has(id));
  const gain = (grades: number[]) =>
    grades.slice(0, 10).reduce((sum, grade, index) => sum + grade / Math.log2(index + 2), 0);
  const best = gain([...relevant.values()].sort((left, right) => right - left));
  return {
    hitAt1: place === 0 ? 1 : 0,
    hitAt5: place >= 0 && place < 5 ? 1 : 0,
    mrrAt10: place >= 0 && place < 10 ? 1 / (place + 1) : 0,
    ndcgAt10: best === 0 ? 0 : gain(ranking.map((id) => relevant.get(id) ?? 0)) / best,
  };
}

export function meanScores(rows: RankingScores[]): RankingScores {
  const mean = (name: keyof RankingScores) =>
    rows.reduce((sum, row) => sum + row[name], 0) / Math.max(rows.length, 1);
  return {
    hitAt1: mean('hitAt1'),
    hitAt5: mean('hitAt5'),
    mrrAt10: mean('mrrAt10'),
    ndcgAt10: mean('ndcgAt10'),
  };
}
