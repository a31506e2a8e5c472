import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IntentId } from '../conversation/intent.ts';
import type { ClarificationRecord } from '../conversation/journal.ts';
import { squeeze } from '../conversation/text.ts';
import { maskIn } from '../guards/mask.ts';
import { replaceFile } from '../knowledge/replace-file.ts';
import { addExample } from '../understanding/add-example.ts';
import { type IntentData, labelledExamples } from '../understanding/intent-data.ts';
import { UsageError } from './usage.ts';

/** A text that was unsure and what its writers meant by it. */
export interface Suggestion {
  /** Number of its first record. */
  id: number;
  text: string;
  /** How often it was written and cleared up so. */
  times: number;
  offered: IntentId[];
  /** Something personal was hidden in it, so it is no example as it stands. */
  masked: boolean;
}

export type SuggestionsByIntent = Partial<Record<IntentId, Suggestion[]>>;

type Kept = ClarificationRecord & { id: number };

/** Two texts that differ in spaces and marks only are one example. */
const keyOf = (text: string) => squeeze(text) || text;

function ownersOf(intents: IntentData[]): Map<string, string> {
  return new Map(labelledExamples(intents).map(({ text, intent }) => [keyOf(text), intent ?? 'a near miss']));
}

/** What was cleared up and is no example yet, by the intent that was meant, most frequent first. */
export function suggestionsFrom(records: Kept[], intents: IntentData[]): SuggestionsByIntent {
  const owners = ownersOf(intents);
  const open = records.filter(({ text }) => !owners.has(keyOf(text)));
  const byIntent: SuggestionsByIntent = {};
  for (const [intent, list] of Map.groupBy(open, ({ chosen }) => chosen)) {
    byIntent[intent] = [...Map.groupBy(list, ({ text }) => keyOf(text)).values()]
      .map((same) => {
        const { id, text, offered } = same[0] as Kept;
        return { id, text, times: same.length, offered, masked: maskIn(text) !== undefined };
      })
      .sort((left, right) => right.times - left.times || left.id - right.id);
  }
  return byIntent;
}

export function suggestionsText(byIntent: SuggestionsByIntent): string {
  const sections = Object.entries(byIntent).map(([intent, list]) =>
    [
      `${intent}: ${list.length}`,
      ...list.map(
        ({ id, text, times, offered, masked }) =>
          `  ${id}  «${text}» ×${times}  offered: ${offered.join(', ')}${masked ? '  (masked: edit by hand)' : ''}`,
      ),
    ].join('\n'),
  );
  return sections.length === 0 ? 'no suggestion' : sections.join('\n');
}

/** Adds the text of a record to the examples of the intent that was meant; returns the file. Throws `UsageError`. */
export function acceptSuggestion(
  id: number,
  { records, intents, root }: { records: Kept[]; intents: IntentData[]; root: string },
): string {
  const record = records.find((each) => each.id === id);
  if (record === undefined) throw new UsageError(`no suggestion ${id}`);
  const text = record.text.replace(/\s+/gu, ' ').trim();
  const file = `intents/${record.chosen}.yaml`;
  const mask = maskIn(text);
  if (mask !== undefined)
    throw new UsageError(`suggestion ${id} holds ${mask}: write an example without it into ${file} by hand`);
  const owner = ownersOf(intents).get(keyOf(text));
  if (owner !== undefined)
    throw new UsageError(`suggestion ${id}: «${text}» is an example of ${owner} already`);
  const path = join(root, file);
  replaceFile(path, addExample(readFileSync(path, 'utf8'), text));
  return file;
}
