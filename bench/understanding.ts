import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import packageFile from '../package.json' with { type: 'json' };
import { understandingCaseSchema } from '../src/command-line/evaluate-understanding.ts';
import { readJsonLines } from '../src/command-line/lines.ts';
import { quantile } from '../src/command-line/quantile.ts';
import { normalise, squeeze } from '../src/conversation/text.ts';
import { bigrams } from '../src/knowledge/bigrams.ts';
import { labelledExamples } from '../src/understanding/intent-data.ts';
import { loadIntents } from '../src/understanding/load-intents.ts';
import { checkLimit } from './check-limit.ts';
import { trainNaiveBayes } from './naive-bayes.ts';
import { trainNlpJs } from './nlp-js.ts';
import type { Example, Peer } from './peer.ts';
import type { UnderstandingCost } from './understanding-process.ts';

// Our understanding against node-nlp and naive Bayes, on the same examples and the same messages in one run,
// and what it costs against its limits.

const leastPoints = 15;
const limits = {
  trainingSeconds: 5,
  loadingMilliseconds: 150,
  megabytes: 150,
  medianMilliseconds: 3,
  p99Milliseconds: 8,
};
/** Messages that only get the code compiled. */
const warmUpMessages = 1_000;
/** Long enough for the whole of an answer: search, citations, the age of its sources. */
const askedQuestion = '공공근로 신청하려면 어떤 서류가 필요해요?';

interface Measurement {
  name: string;
  accuracy: number;
  trainingSeconds: number;
  medianMilliseconds: number;
  p99Milliseconds: number;
}

/** As the script `iljari` starts Node. */
const nodeFlags = packageFile.scripts.iljari.match(/--\S+/g) ?? [];

const wordsOf = (text: string) => normalise(text).split(' ');

const root = join(import.meta.dirname, '..');

async function measureAll(cases: Example[]): Promise<string> {
  const examples = labelledExamples(loadIntents(join(root, 'intents')).intents).flatMap(
    ({ text, intent }): Example[] => (intent === null ? [] : [{ text, intent }]),
  );
  const warmUp = examples
    .filter((_, index) => index % Math.ceil(examples.length / warmUpMessages) === 0)
    .map(({ text }) => text);

  const folder = mkdtempSync(join(tmpdir(), 'iljari-bench-'));
  const cacheFolder = join(folder, 'cache');
  try {
    const trained = await understand(cacheFolder, [], []);
    const kept = await understand(
      cacheFolder,
      warmUp,
      cases.map(({ text }) => text),
    );
    await memoryOfAsk(folder);
    const askBytes = await memoryOfAsk(folder);
    const ours: Measurement = {
      name: 'ours',
      accuracy: shareRight(kept.intents, cases),
      trainingSeconds: trained.loadingMilliseconds / 1000,
      ...quantiles(kept.milliseconds),
    };
    const nlpJs = await measurePeer('node-nlp, Korean', () => trainNlpJs(examples), warmUp, cases);
    const bayes = await measurePeer('naive Bayes', () => trainNaiveBayes(examples, wordsOf), warmUp, cases);
    const bayesOfPairs = await measurePeer(
      'the same, pairs of syllables too',
      () => trainNaiveBayes(examples, (text) => [...wordsOf(text), ...bigrams(squeeze(text))]),
      warmUp,
      cases,
    );
    const points = (ours.accuracy - nlpJs.accuracy) * 100;

    return [
      `${cases.length} messages, ${examples.length} examples`,
      '',
      `${''.padEnd(34)}accuracy  training   a message: median and p99`,
      ...[ours, nlpJs, bayes, bayesOfPairs].map(describe),
      '',
      compare(ours, nlpJs),
      compare(ours, bayes),
      '',
      checkLimit('points above node-nlp', points, 'at least', leastPoints, ''),
      checkLimit('training', ours.trainingSeconds, 'at most', limits.trainingSeconds, ' s'),
      checkLimit(
        'loading what is kept',
        kept.loadingMilliseconds,
        'at most',
        limits.loadingMilliseconds,
        ' ms',
      ),
      checkLimit('memory, understanding', kept.residentBytes / 1e6, 'at most', limits.megabytes, ' MB'),
      checkLimit('memory, a whole ask', askBytes / 1e6, 'at most', limits.megabytes, ' MB'),
      checkLimit('a message, median', ours.medianMilliseconds, 'at most', limits.medianMilliseconds, ' ms'),
      checkLimit('a message, p99', ours.p99Milliseconds, 'at most', limits.p99Milliseconds, ' ms'),
      '',
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function understand(
  cacheFolder: string,
  warmUp: string[],
  texts: string[],
): Promise<UnderstandingCost> {
  const child = fork(new URL('./understanding-process.ts', import.meta.url), [cacheFolder], {
    execArgv: nodeFlags,
  });
  child.send({ warmUp, texts });
  const [cost] = (await once(child, 'message')) as [UnderstandingCost];
  await once(child, 'exit');
  return cost;
}

/** The most memory, in bytes, that `iljari ask` holds. */
async function memoryOfAsk(dataFolder: string): Promise<number> {
  const child = fork(join(root, 'src/main.ts'), ['ask', askedQuestion], {
    execArgv: [...nodeFlags, '--import', new URL('./report-memory.ts', import.meta.url).href],
    env: { ...process.env, DATA_DIR: dataFolder },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [bytes] = (await once(child, 'message')) as [number];
  return bytes;
}

async function measurePeer(
  name: string,
  train: () => Promise<Peer> | Peer,
  warmUp: string[],
  cases: Example[],
): Promise<Measurement> {
  const started = performance.now();
  const peer = await train();
  const trainingSeconds = (performance.now() - started) / 1000;
  for (const text of warmUp) await peer(text);
  const intents: string[] = [];
  const milliseconds: number[] = [];
  for (const { text } of cases) {
    const before = performance.now();
    intents.push(await peer(text));
    milliseconds.push(performance.now() - before);
  }
  return { name, accuracy: shareRight(intents, cases), trainingSeconds, ...quantiles(milliseconds) };
}

function shareRight(intents: string[], cases: Example[]): number {
  return intents.filter((intent, index) => intent === cases[index]?.intent).length / cases.length;
}

function quantiles(milliseconds: number[]) {
  return { medianMilliseconds: quantile(milliseconds, 0.5), p99Milliseconds: quantile(milliseconds, 0.99) };
}

function describe({ name, accuracy, trainingSeconds, medianMilliseconds, p99Milliseconds }: Measurement) {
  return [
    name.padEnd(34),
    `${(accuracy * 100).toFixed(1)} %`.padStart(8),
    `${trainingSeconds.toFixed(1)} s`.padStart(10),
    `${medianMilliseconds.toFixed(2)} ms`.padStart(13),
    `${p99Milliseconds.toFixed(2)} ms`.padStart(11),
  ].join('');
}

function compare(ours: Measurement, peer: Measurement): string {
  const times = (key: 'trainingSeconds' | 'medianMilliseconds' | 'p99Milliseconds') =>
    `${(ours[key] / peer[key]).toFixed(2)} of its`;
  return (
    `against ${peer.name}: ${((ours.accuracy - peer.accuracy) * 100).toFixed(1)} points more, ` +
    `${times('medianMilliseconds')} median, ${times('p99Milliseconds')} p99, ${times('trainingSeconds')} training`
  );
}

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined || !existsSync(values.data)) {
  process.stderr.write(
    `${values.data === undefined ? '' : `${values.data} is not a file. `}` +
      'bench:understanding needs labelled messages: npm run bench:understanding -- --data FILE, with a line {"text": …, "intent": …} each\n',
  );
  process.exitCode = 2;
} else {
  const cases = await Array.fromAsync(readJsonLines(createReadStream(values.data), understandingCaseSchema));
  process.stdout.write(await measureAll(cases));
}
