import type { Repair } from '../conversation/understanding.ts';
import type { Spelling } from '../knowledge/load.ts';
import { findDrawnOut } from './drawn-out.ts';
import { findKeyboardSlips } from './keyboard-slip.ts';
import { findLetterForms } from './letter-forms.ts';
import { applyRepairs, joinRepairs } from './repairs.ts';
import { findSpacing } from './spacing.ts';
import { createSpellingFinder } from './spelling.ts';
import type { PairCheck } from './syllable-pairs.ts';

/** What is read otherwise than it was typed, in the order of the text and apart from one another. */
export type RepairFinder = (text: string) => Repair[];

export function createRepairFinder({
  spelling,
  isPair,
}: {
  spelling: Spelling;
  isPair: PairCheck;
}): RepairFinder {
  const syllableWords = new Set(spelling.syllableWords);
  // Each reads what those before it made of the text: a misspelling shows once its letters are whole.
  const steps: RepairFinder[] = [
    findLetterForms,
    (text) => findKeyboardSlips(text, isPair),
    findDrawnOut,
    createSpellingFinder(spelling),
    (text) => findSpacing(text, { isPair, syllableWords }),
  ];
  return (text) => {
    let repairs: Repair[] = [];
    let repaired = text;
    for (const find of steps) {
      const found = find(repaired);
      if (found.length === 0) continue;
      repairs = joinRepairs(text, repairs, found);
      repaired = applyRepairs(repaired, found);
    }
    return repairs;
  };
}
