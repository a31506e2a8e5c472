import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkLimit } from './check-limit.ts';
import { engines } from './search-engines.ts';
import type { SearchCost, SearchTask } from './search-process.ts';

// Our search against well-known engines on one collection in one run, each in a process of its own, then alone on
// more and more passages.

const leastPoints = 6;
const limits = { medianMilliseconds: 2, p99Milliseconds: 8, buildSeconds: 2 };
const peerTokenizers = ['nouns of garu-ko', 'pairs of syllables'];
const larger = [10_000, 100_000];
/** Questions that a large index is asked: every so many. */
const stepWhenLarge = 10;

const knowledge = join(import.meta.dirname, '../knowledge');

async function measure(task: Omit<SearchTask, 'knowledge'>): Promise<SearchCost> {
  const child = fork(new URL('./search-process.ts', import.meta.url), {
    execArgv: ['--expose-gc', '--max-old-space-size=6000'],
  });
  child.send({ ...task, knowledge });
  const [cost] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${task.engine} ended with ${code}`);
    }),
  ])) as [SearchCost];
  if (child.exitCode === null) await once(child, 'exit');
  return cost;
}

function row(name: string, { scores, ...cost }: SearchCost): string {
  return [
    name.padEnd(34),
    ...[scores.hitAt1, scores.hitAt5, scores.mrrAt10, scores.ndcgAt10].map((figure) =>
      figure.toFixed(3).padStart(8),
    ),
    `${(cost.buildMilliseconds / 1000).toFixed(1)} s`.padStart(9),
    cost.queriesASecond.toFixed(0).padStart(9),
    `${(cost.bytes / 1e6).toFixed(0)} MB`.padStart(9),
  ].join('');
}

async function compare(folder: string, step: number, scale: boolean): Promise<void> {
  const print = (...lines: string[]) => void process.stdout.write(`${lines.join('\n')}\n`);
  print(`${''.padEnd(34)}   hit@1   hit@5  MRR@10 nDCG@10    build  asked/s   memory`);
  const ours = await measure({ folder, engine: 'ours', step });
  print(row('ours', ours));
  const points: number[] = [];
  for (const engine of Object.keys(engines)) {
    const costs: { tokenizer: string; cost: SearchCost }[] = [];
    for (const tokenizer of peerTokenizers)
      costs.push({ tokenizer, cost: await measure({ folder, engine, tokenizer, step }) });
    // What cuts Korean best for an engine is what it is judged by.
    const best = costs.reduce((left, right) =>
      right.cost.scores.hitAt1 > left.cost.scores.hitAt1 ? right : left,
    );
    print(row(`${engine}, ${best.tokenizer}`, best.cost));
    points.push((ours.scores.hitAt1 - best.cost.scores.hitAt1) * 100);
  }
  print(
    '',
    checkLimit('points of hit@1 above the best of them', Math.min(...points), 'at least', leastPoints, ''),
    checkLimit('a question, median', ours.medianMilliseconds, 'at most', limits.medianMilliseconds, ' ms'),
    checkLimit('a question, p99', ours.p99Milliseconds, 'at most', limits.p99Milliseconds, ' ms'),
    checkLimit('building the index', ours.buildMilliseconds / 1000, 'at most', limits.buildSeconds, ' s'),
  );
  if (!scale) return;
  print('', `${'passages'.padEnd(12)}    build      median         p99      memory`);
  for (const passages of larger) {
    const cost = await measure({ folder, engine: 'ours', passages, step: step * stepWhenLarge });
    print(
      [
        String(passages).padEnd(12),
        `${(cost.buildMilliseconds / 1000).toFixed(1)} s`.padStart(9),
        `${cost.medianMilliseconds.toFixed(1)} ms`.padStart(12),
        `${cost.p99Milliseconds.toFixed(1)} ms`.padStart(12),
        `${(cost.bytes / 1e6).toFixed(0)} MB`.padStart(12),
      ].join(''),
    );
  }
}

const { values } = parseArgs({
  options: { data: { type: 'string' }, every: { type: 'string' }, 'no-scale': { type: 'boolean' } },
});
const step = Number(values.every ?? 1);
if (values.data === undefined || !existsSync(values.data) || !Number.isInteger(step) || step < 1) {
  process.stderr.write(
    'bench:search needs a collection: npm run bench:search -- --data FOLDER [--every N] [--no-scale], with corpus.jsonl, queries.jsonl and qrels.tsv; --every N asks every Nth question only\n',
  );
  process.exitCode = 2;
} else await compare(values.data, step, !values['no-scale']);
