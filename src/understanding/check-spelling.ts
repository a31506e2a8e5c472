import type { Fault, Located } from '../knowledge/data-file.ts';
import type { Spelling } from '../knowledge/load.ts';
import { applyRepairs } from './repairs.ts';
import { createSpellingFinder, spellingKinds, withBounds } from './spelling.ts';

const file = 'knowledge/spelling.yaml';

/** Misspellings that stand twice, are never read as said, or are read as something misspelt again. */
export function checkSpelling(spelling: Spelling & Located): Fault[] {
  const faults: Fault[] = [];
  const find = createSpellingFinder(spelling);
  const rights = new Map<string, string>();
  for (const kind of spellingKinds) {
    spelling[kind].forEach(({ right, wrong, not }, index) => {
      const add = (message: string) =>
        faults.push({ file, line: spelling.lineOf([kind, index]), message: `${right}: ${message}` });
      for (const pattern of wrong) {
        const { word } = withBounds(pattern);
        const other = rights.get(pattern);
        if (other !== undefined) add(`${pattern} is read as ${other} too`);
        rights.set(pattern, right);
        // A word by itself may be right where a longer one is not.
        const isRightAlone = kind === 'filler' || not.some((each) => withBounds(each).word === word);
        if (!isRightAlone && applyRepairs(word, find(word)) !== right) add(`${pattern} is not read so`);
      }
      if (applyRepairs(right, find(right)) !== right) add('is read as a misspelling itself');
      for (const exception of not)
        if (!wrong.some((pattern) => exception.includes(withBounds(pattern).word)))
          add(`none of its misspellings stands in ${exception}`);
    });
  }
  return faults;
}
