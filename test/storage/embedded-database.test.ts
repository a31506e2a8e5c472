import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { asc } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TurnRecord } from '../../src/conversation/journal.ts';
import { openEmbeddedDatabase } from '../../src/storage/embedded-database.ts';
import { turns } from '../../src/storage/schema.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { startChild } from './child-process.ts';
import { fullSession, morning } from './stored-samples.ts';

describe('the embedded database', { timeout: 120_000 }, () => {
  let folder: string;
  let dataDir: string;
  // Making a database takes seconds, copying it does not.
  let prepared: string;
  beforeAll(async () => {
    prepared = join(await mkdtemp(join(tmpdir(), 'iljari-storage-')), 'new', 'data');
    await (await openEmbeddedDatabase(prepared)).close();
  }, 60_000);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'iljari-storage-'));
    dataDir = join(folder, 'data');
    await cp(prepared, dataDir, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));
  afterAll(() => rm(join(prepared, '..', '..'), { recursive: true }));

  const onUnreadable = (_: string, error: Error) => {
    throw error;
  };
  const open = () =>
    openStorage({ DATA_DIR: dataDir, SESSION_DAYS: 30, QUESTION_DAYS: 180 }, { onUnreadable });

  test('gives back after a restart what was saved before it', async () => {
    const before = await open();
    await before.sessions.save(fullSession('web:1'));
    await before.prepare();
    expect(await before.ready()).toBe(true);
    await before.close();
    await before.close();
    expect(await before.ready()).toBe(false);
    await expect(before.sessions.save(fullSession('web:2'))).rejects.toBeInstanceOf(StorageError);

    const after = await open();
    expect(await after.sessions.load('web:1')).toEqual(fullSession('web:1'));
    expect(await after.sessions.load('web:2')).toBeUndefined();
    await after.close();
  });

  test('lets only its owner into the folder', async () => {
    expect((await stat(prepared)).mode & 0o077).toBe(0);
  });

  test('holds everything it acknowledged before kill -9, time after time', async () => {
    const acknowledged: string[] = [];
    for (const round of ['first', 'second', 'third']) {
      const child = startChild('save-until-killed.ts', dataDir, round);
      child.lines.on('line', (line) => acknowledged.push(line));
      await once(child.lines, 'line');
      await wait(Math.random() * 400);
      await child.kill();
    }

    const { sessions, close } = await open();
    for (const conversation of acknowledged) {
      expect(await sessions.load(conversation)).toEqual(fullSession(conversation, conversation));
    }
    await close();
    expect(new Set(acknowledged.map((name) => name.split(':')[0]))).toHaveLength(3);
  });

  test('refuses a folder another process holds, names that process, and takes over once it died', async () => {
    const child = startChild('save-until-killed.ts', dataDir, 'holder');
    await once(child.lines, 'line');
    await expect(openEmbeddedDatabase(dataDir)).rejects.toThrow(`in use by process ${child.pid};`);
    await expect(openEmbeddedDatabase(dataDir)).rejects.toBeInstanceOf(StorageError);

    await child.kill();
    const taken = await openEmbeddedDatabase(dataDir);
    await taken.close();
  });

  test('refuses a second opening in the same process until the first is closed', async () => {
    const first = await openEmbeddedDatabase(dataDir);
    await expect(openEmbeddedDatabase(dataDir)).rejects.toThrow(`in use by process ${process.pid};`);
    await first.close();
    const second = await openEmbeddedDatabase(dataDir);
    await second.close();
  });

  test('says which folder it could not open, and leaves it free', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(openEmbeddedDatabase(file)).rejects.toThrow(`open the embedded database in ${file}`);
    await expect(openEmbeddedDatabase(file)).rejects.toBeInstanceOf(StorageError);
  });

  const turn: TurnRecord = {
    at: morning,
    channel: 'terminal',
    intent: 'help',
    confidence: 0.5,
    outcome: 'answered',
    documents: ['a', '나'],
    milliseconds: 1.5,
    question: null,
  };
  async function turnsInDatabase() {
    const { database, close } = await openEmbeddedDatabase(dataDir);
    const rows = await database.select().from(turns).orderBy(asc(turns.id));
    await close();
    return rows.map(({ id, ...record }) => record);
  }

  test('turns alone do not open the database: they wait, and are written in their order once it is open', async () => {
    await rm(join(dataDir, 'database'), { recursive: true });
    for (const milliseconds of [1, 2]) {
      const storage = await open();
      await storage.journal.recordTurn({ ...turn, milliseconds });
      await storage.close();
    }
    expect(existsSync(join(dataDir, 'database'))).toBe(false);

    const storage = await open();
    const prepared = storage.prepare();
    await storage.journal.recordTurn({ ...turn, milliseconds: 3 });
    await prepared;
    await storage.journal.recordTurn({ ...turn, milliseconds: 4 });
    await storage.close();
    expect(await turnsInDatabase()).toEqual([1, 2, 3, 4].map((milliseconds) => ({ ...turn, milliseconds })));
    const again = await open();
    await again.prepare();
    await again.close();
    expect(await turnsInDatabase()).toHaveLength(4);
  });

  test('feedback opens the database, and waiting turns go first', async () => {
    const storage = await open();
    await storage.journal.recordTurn(turn);
    await storage.close();
    const later = await open();
    await later.journal.recordFeedback({
      at: morning,
      channel: 'web',
      kind: 'praise',
      text: '좋아요',
      about: null,
    });
    await later.close();
    expect(await turnsInDatabase()).toEqual([turn]);
  });

  test('turns wait on while the database can not be opened', async () => {
    const database = join(dataDir, 'database');
    await rename(database, `${database}-away`);
    await writeFile(database, '');
    const broken = await open();
    await broken.journal.recordTurn(turn);
    await expect(broken.prepare()).rejects.toBeInstanceOf(StorageError);
    await broken.close();
    await rm(database);
    await rename(`${database}-away`, database);
    const mended = await open();
    await mended.prepare();
    await mended.close();
    expect(await turnsInDatabase()).toEqual([turn]);
  });

  test('a journal that can not be opened is told when it is used, and sessions are kept all the same', async () => {
    await rm(join(dataDir, 'database'), { recursive: true });
    await writeFile(join(dataDir, 'database'), '');
    const storage = await open();
    await expect(storage.prepare()).rejects.toThrow(`open the embedded database in ${dataDir}`);
    await expect(storage.prepare()).rejects.toBeInstanceOf(StorageError);
    expect(await storage.ready()).toBe(false);
    await storage.sessions.save(fullSession('web:1'));
    expect(await storage.sessions.load('web:1')).toEqual(fullSession('web:1'));
    await storage.close();
    await (await open()).close();
  });
});
