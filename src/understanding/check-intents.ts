import { otherLanguage } from '../conversation/language.ts';
import { squeeze } from '../conversation/text.ts';
import type { Fault } from '../knowledge/data-file.ts';
import { type IntentData, labelledExamples } from './intent-data.ts';
import type { LoadedIntent } from './load-intents.ts';

/** Fewest examples an intent can be learnt from. */
const fewestExamples = 40;

/** Cross-checks that no schema sees: counts, examples with two labels, handlers, references. */
export function checkIntents(
  intents: LoadedIntent[],
  options: {
    handlers: Set<string>;
    isDocument: (id: string) => boolean;
    crisisVariants: Set<string>;
    /** Ids of the foreign languages. */
    languages: string[];
  },
): Fault[] {
  const faults: Fault[] = [];
  const owners = new Map<string, string>();
  for (const intent of intents) {
    const report = (path: PropertyKey[], message: string) =>
      faults.push({ file: `intents/${intent.id}.yaml`, line: intent.lineOf(path), message });
    const examples = labelledExamples([intent]);
    if (examples.length < fewestExamples)
      report(['examples'], `${examples.length} examples; at least ${fewestExamples} are needed`);
    for (const { text, intent: labelled, variant } of examples) {
      const label = variant === null ? (labelled ?? 'nearMisses') : `${labelled}/${variant}`;
      const key = squeeze(text) || text;
      const other = owners.get(key);
      if (other !== undefined) report(pathOf(intent, text), `example «${text}» stands under ${other} too`);
      owners.set(key, label);
    }
    if (!options.handlers.has(intent.handler)) report(['handler'], `no handler ${intent.handler}`);
    for (const field of ['askAt', 'related'] as const) {
      intent[field].forEach((id, index) => {
        if (!options.isDocument(id)) report([field, index], `no document ${id}`);
      });
    }
    intent.gaps.forEach((id, index) => {
      if (!intent.variants.some((variant) => variant.id === id)) report(['gaps', index], `no variant ${id}`);
    });
    intent.counterExamples.forEach(({ text, intent: other }, index) => {
      if (other === intent.id)
        report(['counterExamples', index], `counter-example «${text}» is labelled as this intent`);
    });
    const hasFixedReplies = intent.id === 'crisis' || intent.handler === 'fixed-reply';
    intent.variants.forEach(({ id }, index) => {
      if (hasFixedReplies && intent.replies[id] === undefined)
        report(['variants', index], `no reply for ${id}`);
      if (intent.id === 'crisis' && !options.crisisVariants.has(id))
        report(['variants', index], `no phone line for ${id}`);
    });
    if (intent.handler === 'change-language' || intent.id === 'crisis') {
      const needed = intent.id === 'crisis' ? [] : ['{phone}', '{asOf}'];
      for (const language of [...options.languages, otherLanguage]) {
        const sentence = intent.replies[language];
        if (sentence === undefined) report(['replies'], `no sentence for ${language}`);
        else if (/\p{N}/u.test(sentence)) report(['replies', language], 'a figure is typed in the sentence');
        else if (!needed.every((name) => sentence.includes(name)))
          report(['replies', language], `the sentence lacks ${needed.join(' or ')}`);
      }
    }
    const needsDefault =
      intent.handler === 'referral' || (intent.handler === 'fixed-reply' && intent.variants.length === 0);
    if (needsDefault && intent.replies.default === undefined) report(['replies'], 'no default reply');
  }
  return faults;
}

/** Where an example stands in its file. */
function pathOf(
  { examples, nearMisses, counterExamples, variants }: IntentData,
  text: string,
): PropertyKey[] {
  const lists: [PropertyKey[], string[]][] = [
    [['examples'], examples],
    [['nearMisses'], nearMisses],
    [['counterExamples'], counterExamples.map((example) => example.text)],
    ...variants.map((variant, index): [PropertyKey[], string[]] => [
      ['variants', index, 'examples'],
      variant.examples,
    ]),
  ];
  // Within one file the later of two equal examples is the one too many.
  return (
    lists.map(([path, texts]) => [...path, texts.lastIndexOf(text)]).findLast((path) => path.at(-1) !== -1) ??
    []
  );
}
