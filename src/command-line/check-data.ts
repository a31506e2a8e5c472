import { join } from 'node:path';
import { handlerNames } from '../app.ts';
import { homeLanguage } from '../conversation/language.ts';
import { checkKnowledge } from '../knowledge/check.ts';
import { DataError, type Fault } from '../knowledge/data-file.ts';
import { loadKnowledgeData } from '../knowledge/load.ts';
import { checkIntents } from '../understanding/check-intents.ts';
import { checkSpelling } from '../understanding/check-spelling.ts';
import { loadIntents } from '../understanding/load-intents.ts';

/** Every fault of `knowledge/` and `intents/`, schema and cross-checks together. */
export function checkData(root: string, now: Date): Fault[] {
  try {
    const { data, faults } = loadKnowledgeData(join(root, 'knowledge'));
    const { intents, faults: intentFaults } = loadIntents(join(root, 'intents'));
    return [
      ...faults,
      ...checkKnowledge(data, now.toISOString().slice(0, 10)),
      ...checkSpelling(data.spelling),
      ...intentFaults,
      ...checkIntents(intents, {
        handlers: new Set(handlerNames),
        isDocument: (id) => data.documents.has(id),
        crisisVariants: new Set(data.city.crisisLines.flatMap(({ variants }) => variants)),
        languages: data.languages.map(({ id }) => id).filter((id) => id !== homeLanguage),
      }),
    ];
  } catch (error) {
    if (error instanceof DataError) return error.faults;
    throw error;
  }
}
