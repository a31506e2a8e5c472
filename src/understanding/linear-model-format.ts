import { z } from 'zod';
import type { LinearModel } from './linear-classifier.ts';
import type { ModelFormat } from './model-file.ts';
import { packArrays, unpackArrays } from './number-arrays.ts';

const headerSchema = z.strictObject({
  heads: z.array(
    z.strictObject({
      name: z.string(),
      labels: z.array(z.string()),
      offset: z.int(),
      temperature: z.number(),
    }),
  ),
  features: z.int().min(0),
});

export const linearModelFormat: ModelFormat<LinearModel> = {
  name: 'intents',
  encode: (model) =>
    packArrays({ heads: model.heads, features: model.hashes.length }, [
      model.hashes,
      model.scales,
      model.steps,
      model.bias,
      model.weights,
    ]),
  decode(file) {
    const { header, take, end } = unpackArrays(file);
    const { heads, features } = headerSchema.parse(header);
    const width = heads.reduce((sum, { labels }) => sum + labels.length, 0);
    const model: LinearModel = {
      heads,
      hashes: take(Uint32Array, features),
      scales: take(Float32Array, features),
      steps: take(Float32Array, width),
      bias: take(Float32Array, width),
      weights: take(Int8Array, features * width),
    };
    end();
    return model;
  },
};
