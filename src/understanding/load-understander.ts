import type { KnowledgeData } from '../knowledge/load.ts';
import { createEntityFinder, type EntityFinder } from './entities/find-entities.ts';
import { type IntentData, labelledExamples } from './intent-data.ts';
import { createPairCheck } from './keyboard-slip.ts';
import { createLanguageFinder } from './language.ts';
import { createMentionFinder } from './mentions.ts';
import { loadOrTrain, modelKey } from './model-file.ts';
import { createUnderstander, trainIntentModel, type Understander } from './understand.ts';

/** Reads the classifier kept in `cacheFolder`, or trains and keeps it, and joins it with the names of the knowledge base. */
export function loadUnderstander({
  data,
  intents,
  cacheFolder,
}: {
  data: Pick<KnowledgeData, 'city' | 'documents' | 'languages' | 'people'>;
  intents: IntentData[];
  cacheFolder: string;
}): { understander: Understander; findEntities: EntityFinder } {
  const { city, documents, languages, people } = data;
  const names = [...documents.values()].map(({ id, name, aliases }) => ({ id, names: [name, ...aliases] }));
  const mentions = createMentionFinder(names);
  const findEntities = createEntityFinder({
    mentions,
    otherCities: [
      ...city.lookAlikes.map(({ name, aliases, places }) => ({
        name,
        names: [name, ...aliases, ...places],
        lookAlike: true,
      })),
      ...city.neighbours.map(({ name, aliases }) => ({ name, names: [name, ...aliases], lookAlike: false })),
    ],
    wards: city.wards,
    groups: people.groups,
    occupations: people.occupations,
  });
  const key = modelKey([...intents, ...names].map((each) => JSON.stringify(each)));
  const understander = createUnderstander({
    model: loadOrTrain(cacheFolder, key, () => trainIntentModel(intents, mentions)),
    findEntities,
    findLanguage: createLanguageFinder(languages),
    signals: intents.flatMap((intent) => intent.signals),
    isPair: createPairCheck(() => [
      ...labelledExamples(intents).map(({ text }) => text),
      ...names.flatMap((document) => document.names),
    ]),
  });
  return { understander, findEntities };
}
