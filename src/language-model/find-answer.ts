import type { FindAnswer, FoundSentence } from '../conversation/find-answer.ts';
import { type Fallback, tellFailure } from './fallback.ts';
import { type FoundPassage, findAnswerInput, findAnswerInstructions } from './find-answer-request.ts';
import type { LanguageModel } from './language-model.ts';
import { sentenceFault } from './reword-faults.ts';
import { holdsAddress, splitSentences } from './reword-passages.ts';
import { rewordingSchema } from './reword-request.ts';

export interface AnswerFinderOptions {
  model: LanguageModel;
  /** Told each time the model was asked in vain. `detail` holds no word of a person, a document or the model. */
  onFallback: (reason: Fallback, detail: string) => void;
}

/** Characters; statements of facts are shorter. */
const longestPiece = 200;
/** More than this is no answer to one question. */
const mostSentences = 6;

/**
 * Asks a model which sentences of numbered passages answer a question, in its own words. Each sentence is held
 * against the one passage that it names, as a rewording is, and dropped alone where it does not hold. Never rejects
 * because of the model.
 */
export function createAnswerFinder({ model, onFallback }: AnswerFinderOptions): FindAnswer {
  return async (question, passages) => {
    const numbered = passages.flatMap(({ about, text }, index) =>
      standingAlone(text)
        // A model neither sees nor writes addresses.
        .filter((piece) => !holdsAddress(piece))
        .map((piece) => ({ passage: index + 1, about, text: piece })),
    );
    if (numbered.length === 0) return [];
    try {
      const { sentences } = await model.complete({
        task: 'find-answer',
        instructions: findAnswerInstructions,
        input: findAnswerInput(question, numbered),
        schema: rewordingSchema,
      });
      const found: FoundSentence[] = [];
      const used = new Set<number>();
      for (const { text, passages: numbers } of sentences.slice(0, mostSentences)) {
        const fault = placementFault(numbers, numbered, used) ?? faultOf(text.trim(), numbers, numbered);
        if (fault !== undefined) {
          onFallback('unfaithful', fault);
          continue;
        }
        for (const number of numbers) used.add(number);
        found.push({
          text: text.trim(),
          passage: (numbered[(numbers[0] as number) - 1] as FoundPassage).passage,
        });
      }
      return found;
    } catch (error) {
      tellFailure(error, onFallback);
      return [];
    }
  };
}

const year = /\d{4}년/u;

/** A passage as it is, or the sentences of a long one; a figure is never parted from the year that bounds it. */
function standingAlone(text: string): string[] {
  if (text.length <= longestPiece) return [text];
  const isDated = year.test(text);
  return text
    .split('\n')
    .flatMap(splitSentences)
    .filter((sentence) => !isDated || !/\d/.test(sentence) || year.test(sentence));
}

/** A sentence rests on pieces of one passage, and none is told twice. */
function placementFault(numbers: number[], numbered: FoundPassage[], used: Set<number>): string | undefined {
  const named = numbers.map((number) => numbered[number - 1]);
  if (named.length === 0 || named.includes(undefined)) return 'unknown-passage';
  if (new Set(named.map((sentence) => sentence?.passage)).size > 1) return 'joined';
  return numbers.some((number) => used.has(number)) ? 'repeated' : undefined;
}

function faultOf(text: string, numbers: number[], numbered: FoundPassage[]): string | undefined {
  const cited = [...numbers]
    .sort((left, right) => left - right)
    .map((number) => numbered[number - 1] as FoundPassage);
  const source = cited.map((sentence) => sentence.text).join('\n');
  // A name may come from the passage and its document alone: what a person writes is no source of names.
  return sentenceFault(text, source, [source, cited[0]?.about].join('\n'));
}
