import { type IntentId, intentIds } from '../conversation/intent.ts';
import { squeeze } from '../conversation/text.ts';
import type { Fault } from '../knowledge/data-file.ts';
import { type IntentData, labelledExamples } from './intent-data.ts';

/** Fewest examples an intent can be learnt from. */
const fewestExamples = 40;

/** Cross-checks that no schema sees: counts, examples with two labels, handlers, references. */
export function checkIntents(
  intents: IntentData[],
  options: { handlers: Set<string>; isDocument: (id: string) => boolean; crisisVariants: Set<string> },
): Fault[] {
  const faults: Fault[] = [];
  const owners = new Map<string, string>();
  for (const intent of intents) {
    const report = (near: string, message: string) =>
      faults.push({ file: `intents/${intent.id}.yaml`, line: 0, near, message });
    const examples = labelledExamples([intent]);
    if (examples.length < fewestExamples)
      report('id:', `${examples.length} examples; at least ${fewestExamples} are needed`);
    for (const { text, intent: labelled, variant } of examples) {
      const label = variant === null ? (labelled ?? 'nearMisses') : `${labelled}/${variant}`;
      const key = squeeze(text) || text;
      const other = owners.get(key);
      if (other !== undefined) report(text, `example «${text}» stands under ${other} too`);
      owners.set(key, label);
    }
    if (!options.handlers.has(intent.handler)) report('handler:', `no handler ${intent.handler}`);
    for (const id of [...intent.askAt, ...intent.related]) {
      if (!options.isDocument(id)) report(id, `no document ${id}`);
    }
    for (const { text, intent: other } of intent.counterExamples) {
      if (other === intent.id) report(text, `counter-example «${text}» is labelled as this intent`);
    }
    if (intent.id === 'crisis') {
      for (const { id } of intent.variants) {
        if (intent.replies[id] === undefined) report(`id: ${id}`, `no reply for ${id}`);
        if (!options.crisisVariants.has(id)) report(`id: ${id}`, `no phone line for ${id}`);
      }
    }
    if (intent.handler === 'fixed-reply') {
      for (const { id } of intent.variants)
        if (intent.replies[id] === undefined) report(`id: ${id}`, `no reply for ${id}`);
      if (intent.variants.length === 0 && intent.replies.default === undefined)
        report('replies:', 'no default reply');
    }
    if (intent.handler === 'referral' && intent.replies.default === undefined)
      report('replies:', 'no default reply');
  }
  const present = new Set<IntentId>(intents.map(({ id }) => id));
  for (const id of intentIds)
    if (!present.has(id)) faults.push({ file: `intents/${id}.yaml`, line: 0, message: 'missing' });
  return faults;
}
