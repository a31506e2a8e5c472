import { keepRecent } from '../conversation/recent.ts';
import { type Answerer, createAnswerer } from './answer.ts';
import { type AspectFinder, createAspectFinder } from './aspects.ts';
import { type Composer, createComposer } from './compose.ts';
import type { KnowledgeData, KnowledgeDocument } from './load.ts';
import { type AddNotices, createNoticeBoard } from './notices.ts';
import { type Citer, createCiter, type Passage, passagesOf } from './passages.ts';
import { createProgramFinder, type ProgramFinder } from './program-finder.ts';
import { createQueryReader, createSearchIndex, type QueryReader, type SearchIndex } from './search.ts';

/** Everything the features need of the knowledge base. */
export interface Knowledge extends Answerer, Composer, ProgramFinder {
  data: KnowledgeData;
  index: SearchIndex;
  reader: QueryReader;
  aspects: AspectFinder;
  citer: Citer;
  addNotices: AddNotices;
  find(id: string): KnowledgeDocument | undefined;
  /** Passages by id, so that a citation can be opened. */
  passage(id: string): Passage | undefined;
}

const recentQuestions = 2_000;

export function createKnowledge(options: { data: KnowledgeData; staleAfterMonths: number }): Knowledge {
  const { data, staleAfterMonths } = options;
  const passages = [...data.documents.values()].flatMap(passagesOf);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const index = createSearchIndex(passages);
  const reader = createQueryReader(data.questionWords);
  const aspects = createAspectFinder(data.aspects);
  const citer = createCiter(data);
  const main = data.city.mainSource;
  const mainYear = main && data.sources.get(main.id)?.published?.slice(0, 4);
  const answerer = createAnswerer({
    documents: data.documents,
    index,
    reader,
    aspects,
    mainSource: main && mainYear !== undefined ? { ...main, year: mainYear } : undefined,
  });
  return {
    ...answerer,
    // The same few questions are asked all day, by button and by habit.
    answer: keepRecent(answerer.answer, { keyOf: JSON.stringify, limit: recentQuestions }),
    ...createComposer({ data, citer, staleAfterMonths }),
    ...createProgramFinder({ documents: data.documents, index, reader, needs: data.needs }),
    data,
    index,
    reader,
    aspects,
    citer,
    addNotices: createNoticeBoard({ notices: data.notices, citer }),
    find: (id) => data.documents.get(id),
    passage: (id) => byId.get(id),
  };
}
