import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

/** Turns YAML into values. Throws on a syntax fault. */
export type YamlParse = (text: string) => unknown;

const require = createRequire(import.meta.url);

/** The library, loaded when it is first used: mostly everything was parsed before, and it holds 10 MB. */
export function yaml(): typeof Yaml {
  return require('yaml');
}

export const parseYaml: YamlParse = (text) => yaml().parse(text);
