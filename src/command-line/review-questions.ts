import type { ReviewState } from '../knowledge/import/review-state.ts';
import {
  audienceIds,
  idSchema,
  partialDateSchema,
  programKindIds,
  trustSchema,
} from '../knowledge/schema.ts';

/** Asks for one line; undefined when the person leaves. */
export type Ask = (question: string) => Promise<string | undefined>;

/** A question about the document as a whole: how an answer is read, or why it can't be. */
export interface TextQuestion {
  question: string;
  /** What an empty line means, where it means anything. */
  byDefault?: string | undefined;
  /** Keeps the answer; returns what is wrong with it. */
  take: (answer: string) => string | undefined;
}

/** Asks until the answer can be used; false when the person leaves. */
export async function askQuestion(ask: Ask, { question, byDefault, take }: TextQuestion): Promise<boolean> {
  for (let prompt = question; ; ) {
    const line = await ask(byDefault === undefined ? `${prompt}: ` : `${prompt} [${byDefault}]: `);
    if (line === undefined || line.trim() === 'q') return false;
    const fault = take(line.trim() || byDefault || '');
    if (fault === undefined) return true;
    prompt = `${fault}. ${question}`;
  }
}

const listFrom = (answer: string) => answer.split(/[\s,]+/).filter((word) => word !== '');

function takeList(
  answer: string,
  known: readonly string[],
  keep: (values: string[]) => void,
): string | undefined {
  const values = listFrom(answer);
  const unknown = values.filter((value) => !known.includes(value));
  if (values.length === 0 || unknown.length > 0)
    return `${unknown.join(', ') || 'nothing'} is not one of ${known.join(' ')}`;
  keep(values);
  return undefined;
}

/** What must be known of the source and was neither stated nor told yet. */
export function sourceQuestions(
  told: ReviewState['told'],
  needs: { publisher: boolean; published: boolean; trust: boolean },
): TextQuestion[] {
  const questions: TextQuestion[] = [];
  if (needs.publisher && told.publisher === undefined)
    questions.push({
      question: 'Who published it',
      take: (answer) => {
        if (answer === '') return 'a source needs its publisher';
        told.publisher = answer;
        return undefined;
      },
    });
  if (needs.published && told.published === undefined)
    questions.push({
      question: 'When was it published (YYYY, YYYY-MM, YYYY-MM-DD, or - where nobody knows)',
      take: (answer) => {
        const date = answer === '-' ? null : partialDateSchema.safeParse(answer).data;
        if (date === undefined) return `${answer || 'an empty line'} is no date`;
        told.published = date;
        return undefined;
      },
    });
  if (needs.trust && told.trust === undefined)
    questions.push({
      question:
        'What is it: A official text or its copy, B press, C personal page, D text in a public repository',
      take: (answer) => {
        const trust = trustSchema.safeParse(answer.toUpperCase()).data;
        if (trust === undefined) return `${answer || 'an empty line'} is none of A, B, C, D`;
        told.trust = trust;
        return undefined;
      },
    });
  return questions;
}

/** What a new program needs beside its facts; the draft's guesses are offered. */
export function programQuestions(
  told: ReviewState['told'],
  draft: { id: string; name: string; kinds: string[]; audiences: string[] },
): TextQuestion[] {
  const questions: TextQuestion[] = [];
  if (told.program === undefined)
    questions.push({
      question: 'Id of the new program (its file in knowledge/programs)',
      byDefault: draft.id,
      take: (answer) => {
        const result = idSchema.safeParse(answer);
        if (!result.success) return result.error.issues[0]?.message;
        told.program = answer;
        return undefined;
      },
    });
  if (told.name === undefined)
    questions.push({
      question: 'Its name',
      byDefault: draft.name,
      take: (answer) => {
        told.name = answer;
        return undefined;
      },
    });
  if (told.kinds === undefined)
    questions.push({
      question: `Kinds (${programKindIds.join(' ')})`,
      byDefault: draft.kinds.join(' ') || undefined,
      take: (answer) =>
        takeList(answer, programKindIds, (values) => {
          told.kinds = values;
        }),
    });
  if (told.audiences === undefined)
    questions.push({
      question: `Audiences (${audienceIds.join(' ')})`,
      byDefault: draft.audiences.join(' ') || 'everyone',
      take: (answer) =>
        takeList(answer, audienceIds, (values) => {
          told.audiences = values;
        }),
    });
  return questions;
}
