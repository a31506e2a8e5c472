import { z } from 'zod';
import { intentIdSchema } from '../conversation/intent.ts';
import type { Understander } from '../understanding/understand.ts';
import { noises } from './noise.ts';
import { quantile } from './quantile.ts';

/** A line of the file that `eval understanding` reads. */
export const understandingCaseSchema = z.looseObject({
  text: z.string(),
  intent: intentIdSchema,
  persona: z.string().default('unknown'),
  noise: z.string().default('none'),
});

export interface UnderstandingReport {
  cases: number;
  accuracy: number;
  macroF1: number;
  /** Share of cases whose intent is among the best two. */
  topTwo: number;
  /** Expected calibration error over ten equal bins. */
  calibrationError: number;
  byIntent: Record<string, { cases: number; precision: number; recall: number; f1: number }>;
  byPersona: Record<string, { cases: number; accuracy: number }>;
  byNoise: Record<string, { cases: number; accuracy: number }>;
  /** `expected → got`, most frequent first. */
  confusions: { expected: string; got: string; cases: number }[];
  medianMilliseconds: number;
  p99Milliseconds: number;
  /** Accuracy on the same texts after machine-made noise. */
  robustness: Record<string, number>;
  wrong: { text: string; expected: string; got: string; confidence: number }[];
}

/** The intent of a text is the same on every day. */
const context = { today: new Date().toISOString().slice(0, 10) };

export function evaluateUnderstanding(
  understander: Understander,
  cases: z.infer<typeof understandingCaseSchema>[],
): UnderstandingReport {
  // First, so that the code is compiled for its types when the clock runs.
  const robustness = Object.fromEntries(
    noises.map(({ name, apply }) => {
      const texts = cases.map(({ text, intent }) => ({ text: apply(text.normalize('NFC')), intent }));
      const hits = texts.filter(
        ({ text, intent }) => understander.understand(text, context).intent === intent,
      );
      return [name, hits.length / Math.max(cases.length, 1)];
    }),
  );
  const rows = cases.map(({ text, intent, persona, noise }) => {
    const started = performance.now();
    // The space keeps it from being remembered: some noise changes nothing.
    const result = understander.understand(`${text.normalize('NFC')} `, context);
    return {
      text,
      expected: intent,
      persona,
      noise,
      got: result.intent,
      confidence: result.confidence,
      inTopTwo: result.intent === intent || result.alternatives[0]?.intent === intent,
      milliseconds: performance.now() - started,
    };
  });
  const right = (list: typeof rows) =>
    list.filter((row) => row.got === row.expected).length / Math.max(list.length, 1);
  const groupBy = (key: 'persona' | 'noise') =>
    Object.fromEntries(
      [...Map.groupBy(rows, (row) => row[key])].map(([name, list]) => [
        name,
        { cases: list.length, accuracy: right(list) },
      ]),
    );
  const labels = [...new Set(rows.map((row) => row.expected))].sort();
  const byIntent = Object.fromEntries(
    labels.map((label) => {
      const expected = rows.filter((row) => row.expected === label);
      const got = rows.filter((row) => row.got === label);
      const hits = expected.filter((row) => row.got === label).length;
      const precision = got.length === 0 ? 0 : hits / got.length;
      const recall = hits / expected.length;
      return [
        label,
        {
          cases: expected.length,
          precision,
          recall,
          f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall),
        },
      ];
    }),
  );
  const bins = Map.groupBy(rows, (row) => Math.min(9, Math.floor(row.confidence * 10)));
  const calibrationError = [...bins.values()].reduce((sum, list) => {
    const confidence = list.reduce((total, row) => total + row.confidence, 0) / list.length;
    return sum + (list.length / rows.length) * Math.abs(right(list) - confidence);
  }, 0);
  const wrong = rows.filter((row) => row.got !== row.expected);
  const confusions = [...Map.groupBy(wrong, (row) => `${row.expected}\t${row.got}`)]
    .map(([pair, list]) => {
      const [expected, got] = pair.split('\t') as [string, string];
      return { expected, got, cases: list.length };
    })
    .sort((left, second) => second.cases - left.cases);
  const times = rows.map((row) => row.milliseconds);
  return {
    cases: rows.length,
    accuracy: right(rows),
    macroF1: Object.values(byIntent).reduce((sum, { f1 }) => sum + f1, 0) / Math.max(labels.length, 1),
    topTwo: rows.filter((row) => row.inTopTwo).length / Math.max(rows.length, 1),
    calibrationError,
    byIntent,
    byPersona: groupBy('persona'),
    byNoise: groupBy('noise'),
    confusions,
    robustness,
    p99Milliseconds: quantile(times, 0.99),
    medianMilliseconds: quantile(times, 0.5),
    wrong: wrong.map(({ text, expected, got, confidence }) => ({ text, expected, got, confidence })),
  };
}
