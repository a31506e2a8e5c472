import { create, insertMultiple, search } from '@orama/orama';
import { Index } from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { squeeze } from '../src/conversation/text.ts';
import { bigrams } from '../src/knowledge/bigrams.ts';
import { type NounReader, wordsOf } from '../src/knowledge/retrieval/nouns.ts';
import type { TextDocument } from '../src/knowledge/retrieval/text-index.ts';

/** Documents that a text finds, best first, by their ids. */
export type Finder = (query: string, top: number) => Promise<string[]> | string[];
export type Tokenizer = (text: string) => string[];

/** How Korean is cut for engines that know no Korean. */
export const tokenizersOf = (nounsOf: NounReader): Record<string, Tokenizer> => ({
  'nouns of garu-ko': nounsOf,
  'pairs of syllables': (text) => wordsOf(text).flatMap((word) => bigrams(squeeze(word))),
});

type Engine = (documents: TextDocument[], tokenize: Tokenizer) => Promise<Finder> | Finder;

const fields = ['title', 'text'] as const;

/** Each with its own ranking; any of the words may be missing. */
export const engines: Record<string, Engine> = {
  minisearch(documents, tokenize) {
    const index = new MiniSearch<TextDocument>({
      fields: [...fields],
      tokenize,
      processTerm: (term) => term,
    });
    index.addAll(documents);
    return (query, top) =>
      index
        .search(query)
        .slice(0, top)
        .map(({ id }) => id as string);
  },

  async Orama(documents, tokenize) {
    const database = create({
      schema: { title: 'string', text: 'string' },
      components: {
        tokenizer: { language: 'english', normalizationCache: new Map(), tokenize },
      },
    });
    await insertMultiple(database, documents);
    return async (query, top) => {
      const { hits } = await search(database, { term: query, limit: top, threshold: 1 });
      return hits.map(({ document }) => (document as unknown as TextDocument).id);
    };
  },

  FlexSearch(documents, tokenize) {
    const index = new Index({ encode: tokenize, tokenize: 'strict' });
    documents.forEach(({ title, text }, place) => {
      index.add(place, `${title}\n${text}`);
    });
    return (query, top) =>
      (index.search(query, { limit: top, suggest: true }) as number[]).map(
        (place) => (documents[place] as TextDocument).id,
      );
  },

  lunr(documents, tokenize) {
    const index = lunr(function (this: lunr.Builder) {
      // Its own pipeline trims and stems English.
      this.pipeline.reset();
      this.searchPipeline.reset();
      this.ref('id');
      for (const field of fields) this.field(field);
      for (const { id, title, text } of documents)
        this.add({ id, title: tokenize(title), text: tokenize(text) });
    });
    return (query, top) =>
      index
        .query((asked) => {
          for (const term of new Set(tokenize(query))) asked.term(term, {});
        })
        .slice(0, top)
        .map(({ ref }) => ref);
  },
};
