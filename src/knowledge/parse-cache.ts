import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './replace-file.ts';
import { parseYaml, type YamlParse } from './yaml.ts';

export interface ParseCache {
  parse: YamlParse;
  /** Keeps what was parsed for the next start; failing to costs time only. */
  save(): void;
}

/**
 * Remembers parsed YAML by the hash of its text, in one JSON file: parsing is most of the start-up
 * time, and the data change rarely. Only what the current data use is kept.
 */
export function createParseCache(folder: string): ParseCache {
  const path = join(folder, 'parsed-yaml.json');
  const known = readKnown(path);
  const used = new Map<string, unknown>();
  let isNew = false;
  return {
    parse(text) {
      const key = createHash('sha256').update(text).digest('base64url');
      let value = known.get(key) ?? used.get(key);
      if (value === undefined) {
        value = parseYaml(text);
        isNew = true;
      }
      used.set(key, value);
      return value;
    },
    save() {
      if (!isNew) return;
      try {
        replaceFile(path, JSON.stringify([...used]));
      } catch {
        // A read-only folder: parsed again at the next start.
      }
    },
  };
}

function readKnown(path: string): Map<string, unknown> {
  try {
    return new Map(JSON.parse(readFileSync(path, 'utf8')) as [string, unknown][]);
  } catch {
    return new Map();
  }
}
