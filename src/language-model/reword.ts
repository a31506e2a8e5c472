import type { Draft } from '../conversation/reply.ts';
import { type Fallback, restsOnDocuments, tellFailure } from './fallback.ts';
import type { LanguageModel } from './language-model.ts';
import { rewordFault } from './reword-faults.ts';
import {
  type DraftPassage,
  draftPassages,
  holdsAddress,
  type RewordedSentence,
  rewordedBlocks,
} from './reword-passages.ts';
import { rewordInput, rewordInstructions, rewordingSchema } from './reword-request.ts';

/**
 * The draft with its text and list blocks in plainer words, or the very draft it was given: when it is not of
 * the kind that is reworded, when the model fails, or when one sentence of the rewording does not hold.
 * `question` has its personal data masked. Never rejects because of the model.
 */
export type Reword = (draft: Draft, context: { question: string }) => Promise<Draft>;

export interface ReworderOptions {
  model: LanguageModel;
  /** Told each time the model was asked in vain. `detail` holds no word of a person, a document or the model. */
  onFallback: (reason: Fallback, detail: string) => void;
}

export function createReworder({ model, onFallback }: ReworderOptions): Reword {
  return async (draft, { question }) => {
    const passages = draftPassages(draft);
    if (!isReworded(draft, passages)) return draft;
    let sentences: RewordedSentence[];
    try {
      const rewording = await model.complete({
        task: 'reword',
        instructions: rewordInstructions,
        input: rewordInput(question, passages),
        schema: rewordingSchema,
      });
      sentences = rewording.sentences.map((sentence) => ({ ...sentence, text: sentence.text.trim() }));
    } catch (error) {
      tellFailure(error, onFallback);
      return draft;
    }
    const fault = rewordFault(sentences, passages, question);
    if (fault !== undefined) {
      onFallback('unfaithful', fault);
      return draft;
    }
    return { ...draft, blocks: rewordedBlocks(draft, passages, sentences) };
  };
}

function isReworded(draft: Draft, passages: DraftPassage[]): boolean {
  return (
    restsOnDocuments(draft) &&
    draft.blocks.some((block) => block.type === 'text') &&
    // A menu: its items are buttons, which a text can't be.
    !draft.blocks.some(
      (block) => block.type === 'list' && block.items.some((item) => item.choice !== undefined),
    ) &&
    // A model neither sees nor writes addresses.
    !passages.some(({ text }) => holdsAddress(text)) &&
    passages.length > 0
  );
}
