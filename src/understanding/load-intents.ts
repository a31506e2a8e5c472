import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { intentIds } from '../conversation/intent.ts';
import { type Fault, type Located, readDataFile, validateData } from '../knowledge/data-file.ts';
import { parseYaml, type YamlParse } from '../knowledge/yaml.ts';
import { type IntentData, intentSchema } from './intent-data.ts';

export type LoadedIntent = IntentData & Located;

/** Reads `intents/`: one file per intent, all of them present. Faulty files are left out and reported. */
export function loadIntents(
  folder: string,
  parse: YamlParse = parseYaml,
): { intents: LoadedIntent[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const intents: LoadedIntent[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.yaml')) continue;
    const path = join(folder, name);
    const file = relative(join(folder, '..'), path);
    const data = readDataFile(path, { file, parse, faults });
    if (data === undefined) continue;
    const intent = validateData(intentSchema, data.value, data, [], faults);
    if (intent === undefined) continue;
    if (`${intent.id}.yaml` !== name)
      faults.push({ file, line: data.lineOf(['id']), message: `id ${intent.id} is not the file's name` });
    if (intent.examples.length === 0 && intent.variants.length === 0)
      faults.push({ file, line: 1, message: 'no examples' });
    intents.push({ ...intent, lineOf: data.lineOf });
  }
  for (const id of intentIds) {
    if (!intents.some((intent) => intent.id === id)) {
      faults.push({
        file: relative(join(folder, '..'), join(folder, `${id}.yaml`)),
        line: 0,
        message: 'the file is missing or faulty',
      });
    }
  }
  return { intents, faults };
}
