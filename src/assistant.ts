import { join } from 'node:path';
import { createApp } from './app.ts';
import type { App } from './conversation/app.ts';
import type { FindAnswer, Rephrase } from './conversation/find-answer.ts';
import type { ChooseIntent } from './conversation/intent.ts';
import type { Journal } from './conversation/journal.ts';
import type { Draft } from './conversation/reply.ts';
import type { SessionStore } from './conversation/session.ts';
import { checkKnowledge } from './knowledge/check.ts';
import { DataError } from './knowledge/data-file.ts';
import { createKnowledge, type Knowledge } from './knowledge/knowledge.ts';
import { loadKnowledgeData } from './knowledge/load.ts';
import { createParseCache } from './knowledge/parse-cache.ts';
import type { EntityFinder } from './understanding/entities/find-entities.ts';
import type { IntentData } from './understanding/intent-data.ts';
import { loadIntents } from './understanding/load-intents.ts';
import { loadUnderstander } from './understanding/load-understander.ts';
import { createRequestReader, type RequestReader } from './understanding/requests.ts';
import type { Understander } from './understanding/understand.ts';

export interface Assistant {
  knowledge: Knowledge;
  intents: IntentData[];
  understander: Understander;
  requestsIn: RequestReader;
  findEntities: EntityFinder;
  /** The application over given storage; everything else is shared. */
  serve(options: {
    sessions: SessionStore;
    journal: Journal;
    now?: () => Date;
    reword?: (draft: Draft, context: { question: string }) => Promise<Draft>;
    findAnswer?: FindAnswer;
    rephrase?: Rephrase;
    translate?: (draft: Draft, language: string) => Promise<Draft | undefined>;
    chooseIntent?: ChooseIntent;
    onError: (error: unknown, where: string) => void;
  }): App;
}

/**
 * Loads the data and builds everything that needs no storage and no network. Throws `DataError` with
 * every fault when the data can't be used.
 */
export function createAssistant(options: {
  /** Folder that holds `intents/` and `knowledge/`. */
  root: string;
  /** Where the parsed data and the trained classifier are kept between starts. */
  cacheFolder: string;
  staleAfterMonths: number;
}): Assistant {
  const cache = createParseCache(options.cacheFolder);
  const { data, faults } = loadKnowledgeData(join(options.root, 'knowledge'), cache.parse);
  const { intents, faults: intentFaults } = loadIntents(join(options.root, 'intents'), cache.parse);
  // A dangling reference would only show when someone asks for it: it stops the start instead.
  const broken = [...faults, ...intentFaults, ...checkKnowledge(data, new Date().toISOString().slice(0, 10))];
  if (broken.length > 0) throw new DataError(broken);
  cache.save();

  const knowledge = createKnowledge({ data, staleAfterMonths: options.staleAfterMonths });
  const { understander, findEntities } = loadUnderstander({
    data,
    intents,
    cacheFolder: options.cacheFolder,
  });
  const requestsIn = createRequestReader({
    understand: understander.understand,
    aspects: knowledge.aspects,
    documents: data.documents,
  });
  return {
    knowledge,
    intents,
    understander,
    requestsIn,
    findEntities,
    serve: (storage) =>
      createApp({ knowledge, intents, understander, requestsIn, now: () => new Date(), ...storage }),
  };
}
