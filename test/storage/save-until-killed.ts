import { writeSync } from 'node:fs';
import { openStorage } from '../../src/storage/storage.ts';
import { fullSession } from './stored-samples.ts';

/** Saves without end, four conversations at a time, and prints the name of each one after it was acknowledged. */
const [dataDir = '', prefix = ''] = process.argv.slice(2);
const { sessions } = await openStorage(
  { DATA_DIR: dataDir, SESSION_DAYS: 30, QUESTION_DAYS: 180 },
  {
    onUnreadable: (_conversation, error) => {
      throw error;
    },
  },
);

async function saveWithoutEnd(writer: string): Promise<never> {
  for (let count = 0; ; count += 1) {
    const conversation = `${prefix}:${writer}:${count}`;
    await sessions.save(fullSession(conversation, conversation));
    writeSync(1, `${conversation}\n`);
  }
}

await Promise.all(['a', 'b', 'c', 'd'].map(saveWithoutEnd));
