import { z } from 'zod';
import { type CueFinder, createCueFinder } from './cues.ts';
import { columnsOf, dangerRow, dangerRows } from './danger-features.ts';
import { type DangerNetwork, logOdds, trainNetwork, unitCount } from './danger-network.ts';
import type { Features } from './feature-rows.ts';
import { type IntentData, labelledExamples } from './intent-data.ts';
import type { ModelFormat } from './model-file.ts';
import { packArrays, unpackArrays } from './number-arrays.ts';

/** What tells danger from everything else. */
export interface DangerModel {
  features: Features;
  network: DangerNetwork;
}

/** Cues by their kind. */
type Cues = Record<string, string[]>;

const cuesOf = (intents: IntentData[]): Cues => Object.assign({}, ...intents.map(({ cues }) => cues));

export const findCuesOf = (intents: IntentData[]): CueFinder => createCueFinder(cuesOf(intents));

/** What the model is trained from, as plain data. */
export interface DangerExamples {
  texts: string[];
  /** Per text: 1 for danger, −1 for anything else. */
  signs: Int8Array;
  cues: Cues;
}

/** Every example: those of crisis against all others and the near misses. */
export function dangerExamplesOf(intents: IntentData[]): DangerExamples {
  const examples = labelledExamples(intents);
  return {
    texts: examples.map(({ text }) => text),
    signs: Int8Array.from(examples, ({ intent }) => (intent === 'crisis' ? 1 : -1)),
    cues: cuesOf(intents),
  };
}

export function trainDangerModel({ texts, signs, cues }: DangerExamples): DangerModel {
  const { features, rows } = dangerRows(texts, createCueFinder(cues));
  return { features, network: trainNetwork(rows, signs, features.hashes.length) };
}

/** Reads the log odds that a text of a sentence or a few speaks of danger. */
export function createDangerReader(
  { features, network }: DangerModel,
  findCues: CueFinder,
): (text: string) => number {
  const columns = columnsOf(features);
  return (text) => logOdds(network, dangerRow(text, columns, findCues));
}

const headerSchema = z.strictObject({ features: z.int().min(0), bias: z.number() });

export const dangerModelFormat: ModelFormat<DangerModel> = {
  name: 'danger',
  encode: ({ features: { hashes, scales }, network: { inner, steps, innerBias, outer, bias } }) =>
    packArrays({ features: hashes.length, bias }, [hashes, scales, steps, innerBias, outer, inner]),
  decode(file) {
    const { header, take, end } = unpackArrays(file);
    const { features, bias } = headerSchema.parse(header);
    const hashes = take(Uint32Array, features);
    const scales = take(Float32Array, features);
    const steps = take(Float32Array, unitCount);
    const innerBias = take(Float32Array, unitCount);
    const outer = take(Float32Array, unitCount);
    const inner = take(Int8Array, features * unitCount);
    end();
    return { features: { hashes, scales }, network: { inner, steps, innerBias, outer, bias } };
  },
};
