import { join } from 'node:path';
import { loadKnowledgeData } from '../src/knowledge/load.ts';
import { createParseCache } from '../src/knowledge/parse-cache.ts';
import { loadIntents } from '../src/understanding/load-intents.ts';
import { loadUnderstander } from '../src/understanding/load-understander.ts';

// A process that understands and does nothing else: told the messages, it tells what that cost.

/** What the process sends back. */
export interface UnderstandingCost {
  /** From the data to the first message that could be understood: training included where nothing was kept. */
  loadingMilliseconds: number;
  /** Of each message. */
  milliseconds: number[];
  intents: string[];
  /** The most that the process ever held, in bytes. */
  residentBytes: number;
}

const root = join(import.meta.dirname, '..');
const cacheFolder = process.argv[2] as string;
const today = new Date().toISOString().slice(0, 10);

const cache = createParseCache(cacheFolder);
const { data } = loadKnowledgeData(join(root, 'knowledge'), cache.parse);
const { intents } = loadIntents(join(root, 'intents'), cache.parse);
cache.save();
const started = performance.now();
const { understander } = loadUnderstander({ data, intents, cacheFolder });
const loadingMilliseconds = performance.now() - started;

process.on('message', ({ warmUp, texts }: { warmUp: string[]; texts: string[] }) => {
  for (const text of warmUp) understander.understand(text, { today });
  const results = texts.map((text) => {
    const before = performance.now();
    const { intent } = understander.understand(text, { today });
    return { intent, milliseconds: performance.now() - before };
  });
  const cost: UnderstandingCost = {
    loadingMilliseconds,
    milliseconds: results.map(({ milliseconds }) => milliseconds),
    intents: results.map(({ intent }) => intent),
    residentBytes: process.resourceUsage().maxRSS * 1024,
  };
  process.send?.(cost, () => process.disconnect());
});
