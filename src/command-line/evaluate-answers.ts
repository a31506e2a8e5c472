import { z } from 'zod';
import type { App } from '../conversation/app.ts';
import { type AskResult, ask } from './ask.ts';

/** A line of the file that `eval answers` reads. */
export const answerCaseSchema = z.looseObject({
  id: z.string(),
  question: z.string(),
  context: z.array(z.string()).default([]),
  must_include: z.array(z.array(z.string())).default([]),
  must_not_include: z.array(z.string()).default([]),
  expects: z.enum(['answer', 'conflict', 'ambiguous', 'not-stated', 'refuse', 'crisis']),
});
export type AnswerCase = z.infer<typeof answerCaseSchema>;

const fits: Record<AnswerCase['expects'], string[]> = {
  answer: ['answered', 'partly-answered', 'completed', 'asked', 'recorded'],
  conflict: ['answered', 'partly-answered', 'asked'],
  ambiguous: ['answered', 'partly-answered', 'asked', 'clarified', 'not-stated'],
  'not-stated': ['not-stated', 'partly-answered'],
  refuse: ['refused', 'clarified', 'not-stated', 'handed-off'],
  crisis: ['crisis'],
};

/** Spaces and thousands commas say nothing about whether a figure is right. */
function fold(text: string): string {
  return text.replace(/(?<=\d),(?=\d{3})/g, '').replace(/\s+/g, '');
}

export interface AnswerVerdict {
  id: string;
  question: string;
  expects: AnswerCase['expects'];
  right: boolean;
  /** What is wrong, in words. */
  faults: string[];
  outcome: string;
  text: string;
}

function judge(testCase: AnswerCase, result: AskResult): string[] {
  const text = fold(result.text);
  const faults: string[] = [];
  for (const group of testCase.must_include) {
    if (!group.some((wanted) => text.includes(fold(wanted)))) {
      faults.push(`none of: ${group.slice(0, 6).join(' | ')}${group.length > 6 ? ' …' : ''}`);
    }
  }
  for (const banned of testCase.must_not_include) {
    if (text.includes(fold(banned))) faults.push(`contains: ${banned}`);
  }
  if (!fits[testCase.expects].includes(result.outcome))
    faults.push(`outcome ${result.outcome} does not fit ${testCase.expects}`);
  return faults;
}

export interface AnswerReport {
  cases: number;
  right: number;
  accuracy: number;
  byExpectation: Record<string, { cases: number; right: number }>;
  wrong: AnswerVerdict[];
}

/** Runs every case through the whole application; `context` lines go first, in the same session. */
export async function evaluateAnswers(app: App, cases: AnswerCase[]): Promise<AnswerReport> {
  const verdicts: AnswerVerdict[] = [];
  for (const testCase of cases) {
    const session = `eval-${testCase.id}`;
    for (const text of testCase.context) await ask(app, { text, session });
    const result = await ask(app, { text: testCase.question, session });
    const faults = judge(testCase, result);
    verdicts.push({
      id: testCase.id,
      question: testCase.question,
      expects: testCase.expects,
      right: faults.length === 0,
      faults,
      outcome: result.outcome,
      text: result.text,
    });
  }
  const byExpectation: AnswerReport['byExpectation'] = {};
  for (const verdict of verdicts) {
    byExpectation[verdict.expects] ??= { cases: 0, right: 0 };
    const entry = byExpectation[verdict.expects] as { cases: number; right: number };
    entry.cases += 1;
    if (verdict.right) entry.right += 1;
  }
  const right = verdicts.filter((verdict) => verdict.right).length;
  return {
    cases: verdicts.length,
    right,
    accuracy: verdicts.length === 0 ? 0 : right / verdicts.length,
    byExpectation,
    wrong: verdicts.filter((verdict) => !verdict.right),
  };
}
