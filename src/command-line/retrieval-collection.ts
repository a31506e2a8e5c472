import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { TextDocument } from '../knowledge/retrieval/text-index.ts';
import { readJsonLines } from './lines.ts';
import { UsageError } from './usage.ts';

const documentLine = z.looseObject({ _id: z.string(), title: z.string().default(''), text: z.string() });
/** A line of questions: `{_id, text}`. */
export const queryLine = z.looseObject({ _id: z.string(), text: z.string() });
export type Query = z.infer<typeof queryLine>;

/** Reads a corpus, `{_id, title?, text}` a line. Throws `UsageError` for a file that is none, and for an id used twice. */
export async function readCorpus(file: string): Promise<TextDocument[]> {
  if (!existsSync(file)) throw new UsageError(`${file} is not a file`);
  const documents: TextDocument[] = [];
  const ids = new Set<string>();
  for await (const { _id, title, text } of readJsonLines(createReadStream(file), documentLine)) {
    if (ids.has(_id)) throw new UsageError(`${file}: _id ${_id} is used twice`);
    ids.add(_id);
    documents.push({ id: _id, title, text });
  }
  return documents;
}

/** Questions, and for each the documents that answer it with their grades. */
export interface Collection {
  documents: TextDocument[];
  queries: Query[];
  relevant: Map<string, Map<string, number>>;
}

/** Reads a folder in the form of BEIR: corpus.jsonl, queries.jsonl, qrels.tsv (`query-id corpus-id score`, a heading first). */
export async function readCollection(folder: string): Promise<Collection> {
  const path = (name: string) => {
    if (!existsSync(join(folder, name))) throw new UsageError(`${folder} has no ${name}`);
    return join(folder, name);
  };
  const relevant = new Map<string, Map<string, number>>();
  for (const line of readFileSync(path('qrels.tsv'), 'utf8').split('\n').slice(1)) {
    const [query, document, grade] = line.trim().split('\t');
    if (query === undefined || document === undefined || Number(grade) <= 0) continue;
    relevant.set(query, (relevant.get(query) ?? new Map()).set(document, Number(grade)));
  }
  const all = await Array.fromAsync(readJsonLines(createReadStream(path('queries.jsonl')), queryLine));
  return {
    documents: await readCorpus(path('corpus.jsonl')),
    queries: all.filter(({ _id }) => relevant.has(_id)),
    relevant,
  };
}

const questionLine = z.looseObject({ text: z.string(), relevant: z.array(z.string().min(1)).min(1) });

/** Reads questions on the knowledge base, `{text, relevant: [document]}` a line. Throws `UsageError` for a document that `isDocument` does not know. */
export async function readQuestions(
  file: string,
  isDocument: (id: string) => boolean,
): Promise<Pick<Collection, 'queries' | 'relevant'>> {
  const lines = await Array.fromAsync(readJsonLines(createReadStream(file), questionLine));
  const unknown = lines.flatMap(({ relevant }) => relevant).find((id) => !isDocument(id));
  if (unknown !== undefined) throw new UsageError(`${file}: there is no document ${unknown}`);
  return {
    queries: lines.map(({ text }, index) => ({ _id: String(index + 1), text })),
    relevant: new Map(
      lines.map(({ relevant }, index) => [String(index + 1), new Map(relevant.map((id) => [id, 1]))]),
    ),
  };
}
