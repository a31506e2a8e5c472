import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { DataError } from '../../src/knowledge/data-file.ts';
import type { TrainingExample } from '../../src/understanding/linear-classifier.ts';
import { type LoadedIntent, loadIntents } from '../../src/understanding/load-intents.ts';
import { createMentionFinder } from '../../src/understanding/mentions.ts';
import { trainingExamples } from '../../src/understanding/understand.ts';

export const tinyIntentsFolder = join(import.meta.dirname, '../data/tiny-city/intents');

/** Finds the names that the examples of the tiny city use. */
export const tinyMentions = createMentionFinder([
  { id: 'lighthouse-work', names: ['등대지기 일자리', '등대지기'] },
  { id: 'net-class', names: ['그물 손질 교실', '그물교실'] },
]);

export function loadTinyIntents(): LoadedIntent[] {
  const { intents, faults } = loadIntents(tinyIntentsFolder);
  if (faults.length > 0) throw new DataError(faults);
  return intents;
}

export function tinyExamples(): TrainingExample[] {
  return trainingExamples(loadTinyIntents(), tinyMentions);
}

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'iljari-understanding-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
