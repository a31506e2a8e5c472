import { join } from 'node:path';
import type { Environment } from '../config.ts';
import { createDayFormat } from '../conversation/day.ts';
import { maskPersonalData } from '../guards/mask.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Passage } from '../knowledge/passages.ts';
import { createPublicTextCheck } from '../knowledge/public-text.ts';
import { closenessOf, keepVectors } from '../knowledge/retrieval/vectors.ts';
import { findBirths } from '../understanding/entities/births.ts';
import { modelServiceOf } from './model-service.ts';

/** What a passage tells, and how people ask for it. */
function textOf({ document, text, asks }: Passage): string {
  return [document.name, text, ...asks].join('\n');
}

/**
 * How close the meaning of each passage of the index is to the query, by the vectors of a model; undefined without a
 * model, and where it fails. The passages are sent once and kept; the query goes with its personal data masked.
 */
export async function closenessByModel(
  knowledge: Knowledge,
  query: string,
  environment: Environment,
  onFailure: (reason: string) => void,
): Promise<number[] | undefined> {
  const service = modelServiceOf(environment, environment.OPENAI_EMBEDDING_MODEL);
  if (service === undefined) return undefined;
  // The SDK takes time to load and is of no use without a key.
  const { createOpenAiEmbedder } = await import('../language-model/openai-embedder.ts');
  const embed = createOpenAiEmbedder(service);
  const file = join(environment.DATA_DIR, 'cache', 'passage-vectors.json');
  const isPublic = createPublicTextCheck(knowledge.data.documents.values());
  const today = createDayFormat(knowledge.data.city.timeZone)(new Date());
  const { text } = maskPersonalData(query, { isPublic, findBirths: (typed) => findBirths(typed, today) });
  try {
    const passages = await keepVectors({ file, model: service.model, embed })(
      knowledge.index.passages.map(textOf),
    );
    const [question] = await embed([text]);
    return question && closenessOf(question, passages);
  } catch (error) {
    onFailure(error instanceof Error ? error.message : 'failed');
    return undefined;
  }
}
