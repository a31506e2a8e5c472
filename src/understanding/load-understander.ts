import type { KnowledgeData } from '../knowledge/load.ts';
import {
  createDangerReader,
  dangerExamplesOf,
  dangerModelFormat,
  findCuesOf,
  trainDangerModel,
} from './danger-model.ts';
import { startDangerTraining } from './danger-training.ts';
import { createEntityFinder, type EntityFinder } from './entities/find-entities.ts';
import { createRepairFinder } from './find-repairs.ts';
import { type IntentData, labelledExamples } from './intent-data.ts';
import { createLanguageFinder } from './language.ts';
import { linearModelFormat } from './linear-model-format.ts';
import { createMentionFinder } from './mentions.ts';
import { isKept, loadOrTrain, modelKey } from './model-file.ts';
import { createPairCheck } from './syllable-pairs.ts';
import { createUnderstander, trainIntentModel, type Understander } from './understand.ts';

/** Reads the models kept in `cacheFolder`, or trains and keeps them, and joins them with the names of the knowledge base. */
export function loadUnderstander({
  data,
  intents,
  cacheFolder,
}: {
  data: Pick<KnowledgeData, 'city' | 'documents' | 'languages' | 'people' | 'spelling'>;
  intents: IntentData[];
  cacheFolder: string;
}): { understander: Understander; findEntities: EntityFinder } {
  const { city, documents, languages, people, spelling } = data;
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
  const intentTexts = intents.map((intent) => JSON.stringify(intent));
  const nameTexts = names.map((each) => JSON.stringify(each));
  const dangerKey = modelKey(intentTexts);
  const training = isKept(cacheFolder, dangerKey, dangerModelFormat)
    ? undefined
    : startDangerTraining(dangerExamplesOf(intents));
  const model = loadOrTrain(cacheFolder, modelKey([...intentTexts, ...nameTexts]), linearModelFormat, () =>
    trainIntentModel(intents, mentions),
  );
  const danger = loadOrTrain(
    cacheFolder,
    dangerKey,
    dangerModelFormat,
    () => training?.finish() ?? trainDangerModel(dangerExamplesOf(intents)),
  );
  const understander = createUnderstander({
    model,
    readDanger: createDangerReader(danger, findCuesOf(intents)),
    findEntities,
    findLanguage: createLanguageFinder(languages),
    findRepairs: createRepairFinder({
      spelling,
      isPair: createPairCheck(() => [
        ...labelledExamples(intents).map(({ text }) => text),
        ...names.flatMap((document) => document.names),
      ]),
    }),
  });
  return { understander, findEntities };
}
