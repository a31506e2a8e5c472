import type { Example, Peer } from './peer.ts';

/** Added to every count. With 1, the usual one, rare words drown: on words alone it costs 14 points. */
const smoothing = 0.1;

/** Multinomial naive Bayes over counts of whatever `wordsOf` takes a text apart into. */
export function trainNaiveBayes(examples: Example[], wordsOf: (text: string) => string[]): Peer {
  const vocabulary = new Set(examples.flatMap(({ text }) => wordsOf(text)));
  const classes = [...Map.groupBy(examples, ({ intent }) => intent)].map(([intent, own]) => {
    const words = own.flatMap(({ text }) => wordsOf(text));
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return {
      intent,
      prior: Math.log(own.length / examples.length),
      likelihood: (word: string) =>
        Math.log(((counts.get(word) ?? 0) + smoothing) / (words.length + smoothing * vocabulary.size)),
    };
  });
  return (text) => {
    const words = wordsOf(text).filter((word) => vocabulary.has(word));
    const scores = classes.map(({ intent, prior, likelihood }) => ({
      intent,
      score: words.reduce((sum, word) => sum + likelihood(word), prior),
    }));
    return scores.reduce((best, other) => (other.score > best.score ? other : best)).intent;
  };
}
