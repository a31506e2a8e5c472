import { z } from 'zod';
import { type Embed, LanguageModelError } from './language-model.ts';
import { createOpenAiClient, type OpenAiServiceOptions } from './openai-client.ts';
import { languageModelFailure } from './openai-failure.ts';

/** A response of so many vectors of 3,072 figures stays below `mostBytes`. */
const textsACall = 100;
const mostBytes = 16_777_216;

const responseSchema = z.object({
  data: z.array(z.object({ index: z.number().int(), embedding: z.array(z.number()).min(1) })),
});

/** Vectors from the embeddings of OpenAI or of a service that speaks the same protocol. */
export function createOpenAiEmbedder(options: OpenAiServiceOptions): Embed {
  const client = createOpenAiClient(options, mostBytes);

  async function embedSome(input: string[]): Promise<Float32Array[]> {
    const signal = AbortSignal.timeout(options.timeoutMs);
    try {
      const response = responseSchema.safeParse(
        await client.embeddings.create({ model: options.model, input, encoding_format: 'float' }, { signal }),
      );
      const vectors = response.data?.data
        .sort((left, right) => left.index - right.index)
        .map(({ embedding }) => Float32Array.from(embedding));
      if (
        vectors?.length !== input.length ||
        vectors.some(({ length }) => length !== (vectors[0] as Float32Array).length)
      )
        throw new LanguageModelError('invalid-output', 'the vectors have another shape');
      return vectors;
    } catch (error) {
      throw languageModelFailure(error, signal);
    }
  }

  return async (texts) => {
    const vectors: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += textsACall)
      vectors.push(...(await embedSome(texts.slice(at, at + textsACall))));
    return vectors;
  };
}
