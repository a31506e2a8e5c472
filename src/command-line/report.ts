import type { AnswerReport } from './evaluate-answers.ts';
import type { CrisisReport } from './evaluate-crisis.ts';
import type { EntityReport } from './evaluate-entities.ts';
import type { RoutingReport } from './evaluate-routing.ts';
import type { SearchReport } from './evaluate-search.ts';
import type { UnderstandingReport } from './evaluate-understanding.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

export function answerReportText(report: AnswerReport): string {
  return [
    ...report.wrong.map(
      ({ id, question, outcome, faults, text }) =>
        `${id} ${question}\n  ${outcome}: ${faults.join('; ')}\n  ${text.replaceAll('\n', '\n  ')}\n`,
    ),
    ...Object.entries(report.byExpectation).map(
      ([name, { cases, right }]) => `${name}: ${right} of ${cases}`,
    ),
    `right: ${report.right} of ${report.cases} (${percent(report.accuracy)})`,
  ].join('\n');
}

export function understandingReportText(report: UnderstandingReport & { routing: RoutingReport }): string {
  const groups = (title: string, entries: Record<string, { cases: number; accuracy: number }>) => [
    title,
    ...Object.entries(entries).map(
      ([name, { cases, accuracy }]) => `  ${name}: ${percent(accuracy)} of ${cases}`,
    ),
  ];
  return [
    ...report.wrong.map(
      ({ text, expected, got, confidence }) => `${text}\n  ${expected} → ${got} (${confidence.toFixed(2)})`,
    ),
    'confusions',
    ...report.confusions.map(({ expected, got, cases }) => `  ${expected} → ${got}: ${cases}`),
    'by intent',
    ...Object.entries(report.byIntent).map(
      ([name, { cases, precision, recall, f1 }]) =>
        `  ${name}: F1 ${f1.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, ${cases} cases)`,
    ),
    ...groups('by persona', report.byPersona),
    ...groups('by noise', report.byNoise),
    `accuracy: ${percent(report.accuracy)} of ${report.cases}`,
    `macro-F1: ${report.macroF1.toFixed(3)}`,
    `in the best two: ${percent(report.topTwo)}`,
    `expected calibration error: ${report.calibrationError.toFixed(3)}`,
    'accuracy after machine-made noise',
    ...Object.entries(report.robustness).map(([name, accuracy]) => `  ${name}: ${percent(accuracy)}`),
    `right handler, or offered when asked back: ${percent(report.routing.rightHandler)}`,
    `asked back: ${percent(report.routing.askedBack)}`,
    `out-of-scope recall: ${percent(report.routing.outOfScopeRecall)}`,
    `in-scope messages refused: ${percent(report.routing.inScopeRefused)}`,
    `milliseconds a message: median ${report.medianMilliseconds.toFixed(2)}, p99 ${report.p99Milliseconds.toFixed(2)}`,
  ].join('\n');
}

export function crisisReportText(report: CrisisReport): string {
  const share = ({ cases, alarms }: { cases: number; alarms: number }) =>
    `${alarms} of ${cases} (${cases === 0 ? '–' : percent(alarms / cases)})`;
  return [
    ...report.missed.map(({ kind, text }) => `missed (${kind}): ${text}`),
    ...report.falseAlarms.map(({ kind, text }) => `false alarm (${kind}): ${text}`),
    'answered as danger, by kind',
    ...Object.entries(report.byKind).map(
      ([kind, found]) => `  ${kind}${found.crisis ? '' : ' (near miss)'}: ${share(found)}`,
    ),
    'by language: danger, near misses',
    ...Object.entries(report.byLanguage).map(
      ([language, { danger, nearMisses }]) => `  ${language}: ${share(danger)}, ${share(nearMisses)}`,
    ),
    `danger found: ${share(report.danger)}`,
    `false alarms on near misses: ${share(report.nearMisses)}`,
    ...(report.calm === undefined ? [] : [`false alarms on everyday messages: ${share(report.calm)}`]),
  ].join('\n');
}

export function entityReportText(report: EntityReport): string {
  return [
    ...report.wrong.map(
      ({ text, kind, expected, got }) =>
        `${kind}: ${text}\n  ${expected.join() || '–'} → ${got.join() || '–'}`,
    ),
    ...Object.entries(report.byKind).flatMap(([kind, sets]) => [
      kind,
      ...Object.entries(sets).map(
        ([set, { cases, exact, precision, recall }]) =>
          `  ${set}: exact ${percent(exact)} of ${cases}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
      ),
    ]),
    `every kind exact: ${percent(report.exact)} of ${report.cases} texts`,
  ].join('\n');
}

export function searchReportText(report: SearchReport): string {
  const scores = ({ hitAt1, hitAt5, mrrAt10, ndcgAt10 }: SearchReport['scores']) =>
    `hit@1 ${hitAt1.toFixed(3)}, hit@5 ${hitAt5.toFixed(3)}, MRR@10 ${mrrAt10.toFixed(3)}, nDCG@10 ${ndcgAt10.toFixed(3)}`;
  return [
    ...report.wrong.map(
      ({ id, text, expected, got }) => `${id} ${text}\n  ${expected.join()} → ${got.join() || '–'}`,
    ),
    `${report.queries} questions, ${report.documents} documents: ${scores(report.scores)}`,
    `without the title (${report.withoutTitle.queries}): ${scores(report.withoutTitle)}`,
    'hit@1 after machine-made noise',
    ...Object.entries(report.robustness).map(([name, hitAt1]) => `  ${name}: ${hitAt1.toFixed(3)}`),
    ...(report.buildMilliseconds === undefined || report.loadingMilliseconds === undefined
      ? []
      : [
          `milliseconds: analyser ${report.loadingMilliseconds.toFixed(0)}, index ${report.buildMilliseconds.toFixed(0)}`,
        ]),
    `milliseconds a question: median ${report.medianMilliseconds.toFixed(2)}, p99 ${report.p99Milliseconds.toFixed(2)}`,
  ].join('\n');
}
