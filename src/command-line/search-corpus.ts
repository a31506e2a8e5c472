import { loadNounReader } from '../knowledge/retrieval/nouns.ts';
import type { SearchWords } from '../knowledge/retrieval/search-words.ts';
import { createTextIndex } from '../knowledge/retrieval/text-index.ts';
import { readJsonLines } from './lines.ts';
import { queryLine, readCorpus } from './retrieval-collection.ts';

/** Indexes a corpus, then answers a query a line: `{_id, hits: [{_id, score}], ms}`, best first. */
export async function searchCorpus(options: {
  file: string;
  top: number;
  words: SearchWords;
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream;
}): Promise<void> {
  const documents = await readCorpus(options.file);
  const index = createTextIndex({ documents, words: options.words, nounsOf: await loadNounReader() });
  for await (const { _id, text } of readJsonLines(options.stdin, queryLine)) {
    const started = performance.now();
    const hits = index.search(text.normalize('NFC'), { top: options.top });
    const ms = performance.now() - started;
    options.stdout.write(
      `${JSON.stringify({
        _id,
        hits: hits.map(({ place, score }) => ({ _id: (documents[place] as { id: string }).id, score })),
        ms,
      })}\n`,
    );
  }
}
