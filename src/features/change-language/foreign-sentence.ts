import { homeLanguage, otherLanguage } from '../../conversation/language.ts';
import type { Draft } from '../../conversation/reply.ts';
import type { IntentTexts } from '../../conversation/step.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';

/** A Korean draft for someone who writes in `language`; `asOf` is the day to answer for, YYYY-MM-DD. */
export type AddForeignSentence = (draft: Draft, language: string, asOf: string) => Draft;

/**
 * Puts the fixed sentence of a language under a Korean draft: what the assistant does and whom to call. In danger
 * it is another sentence, and stands first. `sentences` and `dangerSentences` hold both as replies by language.
 */
export function createForeignSentence({
  knowledge,
  sentences,
  dangerSentences,
}: {
  knowledge: Knowledge;
  sentences: Pick<IntentTexts, 'replies' | 'askAt'>;
  dangerSentences: Pick<IntentTexts, 'replies'>;
}): AddForeignSentence {
  return (draft, language, asOf) => {
    if (language === homeLanguage) return draft;
    const textOf = ({ replies }: Pick<IntentTexts, 'replies'>) => replies[language] ?? replies[otherLanguage];
    if (draft.outcome === 'crisis') {
      const text = textOf(dangerSentences);
      return text === undefined ? draft : { ...draft, blocks: [{ type: 'text', text }, ...draft.blocks] };
    }
    const text = textOf(sentences);
    const [contact] = sentences.askAt.flatMap((id) => knowledge.contact(id, asOf) ?? []);
    const since = contact?.citation.asOf ?? contact?.citation.published;
    // A number that nothing vouches for on that day is not told.
    if (text === undefined || contact === undefined || since == null) return draft;
    return {
      ...draft,
      blocks: [
        ...draft.blocks,
        { type: 'notice', text: text.replace('{phone}', contact.number).replace('{asOf}', since) },
      ],
      citations: [...(draft.citations ?? []), contact.citation],
    };
  };
}
