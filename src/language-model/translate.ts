import type { Block, Draft } from '../conversation/reply.ts';
import { type Fallback, restsOnDocuments, tellFailure } from './fallback.ts';
import { type KeptPart, type MarkedText, markKeptParts, withKeptParts } from './kept-parts.ts';
import type { LanguageModel } from './language-model.ts';
import { splitSentences } from './reword-passages.ts';
import { translationFault } from './translate-faults.ts';
import { translateInput, translateInstructions, translationSchema } from './translate-request.ts';

/**
 * A found answer in another language (an id of BCP 47), with its figures, dates, numbers, links, names of programs
 * and citations as they are; undefined when it is not of the kind that is translated, when the model fails, or when
 * one sentence of the translation does not hold. Never rejects because of the model.
 */
export type Translate = (draft: Draft, language: string) => Promise<Draft | undefined>;

export interface TranslatorOptions {
  model: LanguageModel;
  /** Ids of the languages that can be asked for. */
  languages: string[];
  /** Names of programs and offices: they stay Korean, as the office that is asked for them knows them. */
  names: string[];
  /** Tells the language of a text. */
  languageOf: (text: string) => string;
  /** Told each time the model was asked in vain. `detail` holds no word of a person, a document or the model. */
  onFallback: (reason: Fallback, detail: string) => void;
}

type ListItem = Extract<Block, { type: 'list' }>['items'][number];

export function createTranslator(options: TranslatorOptions): Translate {
  const { model, languages, languageOf, onFallback } = options;
  const names = [...options.names].sort((left, right) => right.length - left.length);

  return async (draft, language) => {
    const sentences =
      restsOnDocuments(draft) && languages.includes(language) ? markedSentences(draft, names) : [];
    if (sentences.length === 0) return undefined;
    try {
      const translation = await model.complete({
        task: 'translate',
        instructions: translateInstructions,
        input: translateInput(language, sentences),
        schema: translationSchema,
      });
      const fault = translationFault(translation, sentences, { language, languageOf });
      if (fault !== undefined) {
        onFallback('unfaithful', fault);
        return undefined;
      }
      const parts = new Map<number, KeptPart>(sentences.flatMap((sentence) => [...sentence.parts]));
      const texts = translation.sentences.map(({ text }) => withKeptParts(text.trim(), parts));
      return { ...draft, blocks: mapSentences(draft.blocks, () => texts.shift() as string) };
    } catch (error) {
      tellFailure(error, onFallback);
      return undefined;
    }
  };
}

/** No number stands for two parts, so that no sentence can take another's figure. */
function markedSentences({ blocks }: Draft, names: string[]): MarkedText[] {
  const marked: MarkedText[] = [];
  let first = 1;
  mapSentences(blocks, (sentence) => {
    const next = markKeptParts(sentence, names, first);
    first += next.parts.size;
    marked.push(next);
    return sentence;
  });
  return marked;
}

/** The blocks with every sentence replaced, in order; headings, names and buttons stay. */
function mapSentences(blocks: Block[], replace: (sentence: string) => string): Block[] {
  const mapText = (text: string) =>
    text
      .split('\n')
      .map((line) => splitSentences(line).map(replace).join(' '))
      .join('\n');
  const mapItem = (item: ListItem): ListItem =>
    item.choice === undefined
      ? {
          ...item,
          title: mapText(item.title),
          ...(item.text === undefined ? {} : { text: mapText(item.text) }),
        }
      : item;
  return blocks.map((block): Block => {
    if (block.type === 'heading') return block;
    if (block.type === 'list') return { ...block, items: block.items.map(mapItem) };
    if (block.type === 'phone')
      return block.note === undefined ? block : { ...block, note: mapText(block.note) };
    return { ...block, text: mapText(block.text) };
  });
}
