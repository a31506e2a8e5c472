import { quantile } from '../src/command-line/quantile.ts';
import { meanScores, type RankingScores, scoresOf } from '../src/command-line/ranking-scores.ts';
import { readCollection } from '../src/command-line/retrieval-collection.ts';
import { loadKnowledgeData } from '../src/knowledge/load.ts';
import { loadNounReader } from '../src/knowledge/retrieval/nouns.ts';
import { createTextIndex, type TextDocument } from '../src/knowledge/retrieval/text-index.ts';
import { engines, type Finder, tokenizersOf } from './search-engines.ts';

// A process that indexes a collection with one engine and asks its questions: it tells what came of it and what it cost.

export interface SearchTask {
  folder: string;
  engine: string;
  /** How texts are cut, for an engine that does not know Korean. */
  tokenizer?: string;
  /** How many passages, made of the lines of the collection; the collection itself when left out. */
  passages?: number;
  /** Ask every so many questions only. */
  step: number;
  /** Folder of the word lists. */
  knowledge: string;
}

export interface SearchCost {
  scores: RankingScores;
  buildMilliseconds: number;
  medianMilliseconds: number;
  p99Milliseconds: number;
  queriesASecond: number;
  /** What the process holds after indexing beyond what it held before, in bytes. */
  bytes: number;
}

const warmUpQueries = 200;

/** Passages like those of the collection: titles in turn, each with lines from all over it, the same every time. */
function mixed(documents: TextDocument[], count: number): TextDocument[] {
  const lines = documents.flatMap(({ text }) => text.split('\n').filter((line) => line.trim() !== ''));
  // A prime step visits all lines before it comes back to one.
  const step = 7_919;
  let at = 0;
  return Array.from({ length: count }, (_, number) => {
    const { title, text } = documents[number % documents.length] as TextDocument;
    const taken = text.split('\n').map(() => {
      at = (at + step + (number % 13)) % lines.length;
      return lines[at];
    });
    return { id: String(number), title, text: taken.join('\n') };
  });
}

process.once('message', async ({ folder, engine, tokenizer, passages, step, knowledge }: SearchTask) => {
  const collection = await readCollection(folder);
  const documents = passages === undefined ? collection.documents : mixed(collection.documents, passages);
  const words = loadKnowledgeData(knowledge).data.searchWords;
  const nounsOf = await loadNounReader();
  const tokenize = tokenizersOf(nounsOf)[tokenizer ?? ''];
  const build = engines[engine];

  globalThis.gc?.();
  const before = process.memoryUsage();
  const started = performance.now();
  let find: Finder;
  if (build !== undefined && tokenize !== undefined) find = await build(documents, tokenize);
  else {
    const index = createTextIndex({ documents, words, nounsOf });
    find = (query, top) =>
      index.search(query, { top }).map(({ place }) => (documents[place] as TextDocument).id);
  }
  const buildMilliseconds = performance.now() - started;
  globalThis.gc?.();
  const after = process.memoryUsage();

  const queries = collection.queries.filter((_, index) => index % step === 0);
  for (const { text } of queries.slice(0, warmUpQueries)) await find(text, 10);
  const rows: RankingScores[] = [];
  const times: number[] = [];
  for (const { _id, text } of queries) {
    const begun = performance.now();
    const ranking = await find(text.normalize('NFC'), 10);
    times.push(performance.now() - begun);
    rows.push(scoresOf(ranking, collection.relevant.get(_id) ?? new Map()));
  }
  const cost: SearchCost = {
    scores: meanScores(rows),
    buildMilliseconds,
    medianMilliseconds: quantile(times, 0.5),
    p99Milliseconds: quantile(times, 0.99),
    queriesASecond: (1000 * times.length) / times.reduce((sum, time) => sum + time, 0),
    bytes: after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers,
  };
  process.send?.(cost, () => process.disconnect());
});
