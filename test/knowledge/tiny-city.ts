import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkKnowledge } from '../../src/knowledge/check.ts';
import { DataError, type Fault } from '../../src/knowledge/data-file.ts';
import { createKnowledge, type Knowledge } from '../../src/knowledge/knowledge.ts';
import { loadKnowledgeData } from '../../src/knowledge/load.ts';

/** A day on which everything in the tiny city is known and new. */
export const springDay = '2020-03-01';

/** Folder with `knowledge/` and `intents/` of an invented city. */
export const tinyCityRoot = join(import.meta.dirname, '../data/tiny-city');

export function loadTinyCity(): Knowledge {
  const { data, faults } = loadKnowledgeData(join(tinyCityRoot, 'knowledge'));
  if (faults.length > 0) throw new DataError(faults);
  return createKnowledge({ data, staleAfterMonths: 6 });
}

/** A copy of the tiny city to break; it is gone when the test ends. */
export function copyTinyCity(): string {
  const root = mkdtempSync(join(tmpdir(), 'iljari-tiny-city-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync(tinyCityRoot, root, { recursive: true });
  return root;
}

/** Replaces the first `from` of a file; returns the line on which it stood. */
export function edit(root: string, file: string, from: string, to: string): number {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`${file} does not contain ${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  return text.slice(0, at).split('\n').length;
}

/** Faults of loading; of the cross-checks too when everything loaded. */
export function faultsOf(root: string, today = springDay): Fault[] {
  try {
    const { data, faults } = loadKnowledgeData(join(root, 'knowledge'));
    return faults.length > 0 ? faults : checkKnowledge(data, today);
  } catch (error) {
    if (error instanceof DataError) return error.faults;
    throw error;
  }
}
