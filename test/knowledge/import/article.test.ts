import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { findDetails } from '../../../src/knowledge/import/document-details.ts';
import type { Figure } from '../../../src/knowledge/import/figure.ts';
import { passagesFrom } from '../../../src/knowledge/import/passage.ts';
import { readDocument } from '../../../src/knowledge/import/read-document.ts';

// Lies beside the project where it is measured, and nowhere else.
const shared = join(import.meta.dirname, '../../../../shared');
const isHere = existsSync(join(shared, 'facts/seed-facts.yaml'));

interface SeedFact {
  id: string;
  kind: string;
  fact_ko: string;
  value?: unknown;
}

/** Every number that a value holds. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [Math.abs(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

function numbersIn(figure: Figure): number[] {
  return Object.values(figure).filter((value) => typeof value === 'number');
}

test.skipIf(!isHere)('every number of the seed facts is recovered from the article', async () => {
  const folder = join(shared, 'documents');
  const name = readdirSync(folder).find((each) => each.endsWith('.txt')) as string;
  const read = await readDocument(name, new Uint8Array(readFileSync(join(folder, name))));
  const passages = passagesFrom(read);
  const found = new Set(passages.flatMap(({ figures }) => figures.flatMap(numbersIn)));
  const { facts } = parse(readFileSync(join(shared, 'facts/seed-facts.yaml'), 'utf8')) as {
    facts: SeedFact[];
  };
  // What was worked out from several numbers stands nowhere.
  const stated = facts.filter(({ kind }) => kind.startsWith('stated'));
  const missing = stated.flatMap(({ id, value, fact_ko }) =>
    numbersOf(value)
      .filter((number) => !found.has(number))
      .map((number) => `${id} ${number}: ${fact_ko}`),
  );
  expect(missing).toEqual([]);
  expect(stated.flatMap(({ value }) => numbersOf(value)).length).toBeGreaterThan(20);
  expect(findDetails(read).published).toBe('2021-03-09');
});
