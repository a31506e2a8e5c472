import { squeeze } from '../conversation/text.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { loadNounReader } from '../knowledge/retrieval/nouns.ts';
import type { SearchWords } from '../knowledge/retrieval/search-words.ts';
import { createTextIndex } from '../knowledge/retrieval/text-index.ts';
import { noises } from './noise.ts';
import { quantile } from './quantile.ts';
import { meanScores, type RankingScores, scoresOf } from './ranking-scores.ts';
import type { Collection } from './retrieval-collection.ts';

export interface SearchReport {
  documents: number;
  queries: number;
  scores: RankingScores;
  /** Of the questions that do not hold the title of a right document. */
  withoutTitle: RankingScores & { queries: number };
  /** hit@1 on the same questions after machine-made noise. */
  robustness: Record<string, number>;
  /** Loading the analyser, and building the index with it; of texts from elsewhere. */
  loadingMilliseconds?: number;
  buildMilliseconds?: number;
  medianMilliseconds: number;
  p99Milliseconds: number;
  wrong: { id: string; text: string; expected: string[]; got: string[] }[];
}

const rankingLength = 10;

/** The ids that a text finds, best first, none twice. */
type Find = (text: string, top: number) => string[];

/** Indexes the texts of a collection and searches them with its questions. */
export async function evaluateTextSearch(collection: Collection, words: SearchWords): Promise<SearchReport> {
  const { documents } = collection;
  const started = performance.now();
  const nounsOf = await loadNounReader();
  const loaded = performance.now();
  const index = createTextIndex({ documents, words, nounsOf });
  const built = performance.now();
  const find: Find = (text, top) =>
    index.search(text, { top }).map(({ place }) => (documents[place] as { id: string }).id);
  return {
    ...evaluateSearch(collection, find),
    loadingMilliseconds: loaded - started,
    buildMilliseconds: built - loaded,
  };
}

/** Searches the knowledge base with questions whose documents are known. */
export function evaluateKnowledgeSearch(
  { index, reader, data }: Knowledge,
  questions: Pick<Collection, 'queries' | 'relevant'>,
): SearchReport {
  const documents = [...data.documents.values()].map(({ id, name }) => ({ id, title: name }));
  const find: Find = (text, top) => {
    const hits = index.search(reader.read(text), { top: index.passages.length });
    return [...new Set(hits.map(({ passage }) => passage.document.id))].slice(0, top);
  };
  return evaluateSearch({ documents, ...questions }, find);
}

/** Asks each question as it is and with noise. */
function evaluateSearch(
  {
    documents,
    queries,
    relevant,
  }: Omit<Collection, 'documents'> & { documents: { id: string; title: string }[] },
  find: Find,
): SearchReport {
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const rank = (text: string) => find(text.normalize('NFC'), rankingLength);
  // First, so that the code is compiled for its types when the clock runs.
  const robustness = Object.fromEntries(
    noises.map(({ name, apply }) => [
      name,
      meanScores(queries.map(({ _id, text }) => scoresOf(rank(apply(text.normalize('NFC'))), answersOf(_id))))
        .hitAt1,
    ]),
  );
  function answersOf(query: string): Map<string, number> {
    return relevant.get(query) ?? new Map();
  }

  const rows = queries.map(({ _id, text }) => {
    const begun = performance.now();
    const ranking = rank(text);
    const milliseconds = performance.now() - begun;
    const answers = answersOf(_id);
    const saysTitle = [...answers.keys()].some((id) => squeeze(text).includes(squeeze(titles.get(id) ?? '')));
    return { id: _id, text, ranking, milliseconds, answers, saysTitle, scores: scoresOf(ranking, answers) };
  });
  const untitled = rows.filter(({ saysTitle }) => !saysTitle);
  const times = rows.map(({ milliseconds }) => milliseconds);
  return {
    documents: documents.length,
    queries: queries.length,
    scores: meanScores(rows.map(({ scores }) => scores)),
    withoutTitle: { queries: untitled.length, ...meanScores(untitled.map(({ scores }) => scores)) },
    robustness,
    medianMilliseconds: quantile(times, 0.5),
    p99Milliseconds: quantile(times, 0.99),
    wrong: rows
      .filter(({ scores }) => scores.hitAt1 === 0)
      .map(({ id, text, answers, ranking }) => ({
        id,
        text,
        expected: [...answers.keys()],
        got: ranking.slice(0, 5),
      })),
  };
}
