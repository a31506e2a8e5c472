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

/** Words at the end of an everyday example that are an everyday text too: an answer to a question is no longer. */
const endLengths = [1, 2];

/** «있어요» and «알고 싶어요» of «문의할 게 있어요» and «…을 알고 싶어요»; nothing of a text that is hardly longer. */
function endsOf(text: string): string[] {
  const words = text.split(' ');
  return words.length <= Math.max(...endLengths)
    ? []
    : endLengths.map((length) => words.slice(-length).join(' '));
}

/**
 * Every example: those of crisis against all others, the near misses, and the ends of everyday ones. Nothing
 * but the near misses is as short as «아니요», and a text that is like no example at all was taken for danger.
 */
export function dangerExamplesOf(intents: IntentData[]): DangerExamples {
  const examples = labelledExamples(intents);
  const everyday = examples.filter(({ intent }) => intent !== 'crisis' && intent !== null);
  const ends = [...new Set(everyday.flatMap(({ text }) => endsOf(text)))];
  return {
    texts: [...examples.map(({ text }) => text), ...ends],
    signs: Int8Array.from([
      ...examples.map(({ intent }) => (intent === 'crisis' ? 1 : -1)),
      ...ends.map(() => -1),
    ]),
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
