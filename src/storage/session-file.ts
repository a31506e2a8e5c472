import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TurnRecord } from '../conversation/journal.ts';
import { storageFailure } from './storage-error.ts';

/** One thing done to the kept sessions. Times are milliseconds since 1970. */
export type SessionCall =
  | { type: 'get'; key: string }
  | { type: 'set'; key: string; value: string; expires: number | null }
  | { type: 'delete'; key: string }
  | { type: 'clear' }
  /** Until then Keyv treats what has expired as absent. */
  | { type: 'remove-expired'; now: number };

/** What a `get` found, whether anything else changed a row. */
export type SessionResult = string | boolean | undefined;

/** Turns that wait for the journal's database. */
export interface WaitingTurns {
  keep(records: TurnRecord[]): void;
  /** The oldest that were kept together, and their number; undefined where there are none. */
  oldest(): { records: TurnRecord[]; number: number } | undefined;
  remove(number: number): void;
  /** Of turns before that moment, what was asked. */
  removeQuestions(before: Date): void;
}

export interface SessionFile {
  /** In one transaction: all of them happen or, when one fails, none. */
  run(calls: SessionCall[]): SessionResult[];
  waitingTurns: WaitingTurns;
  close(): void;
}

/**
 * Sessions in SQLite, `<dataDir>/sessions.sqlite`, and beside them the turns that wait for the journal. What
 * `run` returned is with the operating system and survives the death of the process; nothing waits for the
 * disk, so a power cut may cost the last seconds. Throws StorageError when the file can't be opened. The
 * caller holds the folder.
 */
export function openSessionFile(dataDir: string): SessionFile {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(resolve(dataDir), 'sessions.sqlite'));
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA synchronous = NORMAL;
      PRAGMA wal_autocheckpoint = 8000;
      CREATE TABLE IF NOT EXISTS sessions (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER);
      CREATE TABLE IF NOT EXISTS waiting_turns (id INTEGER PRIMARY KEY, record TEXT NOT NULL)`);
    return createSessionFile(database);
  } catch (error) {
    database?.close();
    throw storageFailure(`open the sessions in ${dataDir}`, error);
  }
}

function createSessionFile(database: DatabaseSync): SessionFile {
  const begin = database.prepare('BEGIN');
  const commit = database.prepare('COMMIT');
  const rollback = database.prepare('ROLLBACK');
  const read = database.prepare('SELECT value FROM sessions WHERE key = ?');
  const write = database.prepare(
    `INSERT INTO sessions (key, value, expires) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires`,
  );
  const remove = database.prepare('DELETE FROM sessions WHERE key = ?');
  const removeAll = database.prepare('DELETE FROM sessions');
  const removeOlder = database.prepare('DELETE FROM sessions WHERE expires < ?');

  function make(call: SessionCall): SessionResult {
    switch (call.type) {
      case 'get':
        return read.get(call.key)?.value as string | undefined;
      case 'set':
        return write.run(call.key, call.value, call.expires).changes > 0;
      case 'delete':
        return remove.run(call.key).changes > 0;
      case 'clear':
        return removeAll.run().changes > 0;
      case 'remove-expired':
        return removeOlder.run(call.now).changes > 0;
    }
  }

  return {
    run(calls) {
      begin.run();
      try {
        const results = calls.map(make);
        commit.run();
        return results;
      } catch (error) {
        rollback.run();
        throw error;
      }
    },
    waitingTurns: createWaitingTurns(database),
    close: () => database.close(),
  };
}

/** Of the turns that are kept together: what one statement of the journal takes in its stride. */
const mostTogether = 500;

function createWaitingTurns(database: DatabaseSync): WaitingTurns {
  const add = database.prepare('INSERT INTO waiting_turns (record) VALUES (?)');
  const read = database.prepare('SELECT id, record FROM waiting_turns ORDER BY id LIMIT 1');
  const remove = database.prepare('DELETE FROM waiting_turns WHERE id = ?');
  const readWithQuestions = database.prepare(
    `SELECT id, record FROM waiting_turns WHERE record LIKE '%"question":"%' AND json_extract(record, '$[0].at') < ?`,
  );
  const rewrite = database.prepare('UPDATE waiting_turns SET record = ? WHERE id = ?');
  return {
    keep(records) {
      for (let start = 0; start < records.length; start += mostTogether) {
        add.run(JSON.stringify(records.slice(start, start + mostTogether)));
      }
    },
    oldest() {
      const row = read.get();
      if (row === undefined) return undefined;
      return {
        records: turnsIn(row.record as string),
        number: Number(row.id),
      };
    },
    remove(number) {
      remove.run(number);
    },
    removeQuestions(before) {
      for (const { id, record } of readWithQuestions.all(before.toISOString())) {
        const records = turnsIn(record as string).map((turn) =>
          turn.at < before ? { ...turn, question: null } : turn,
        );
        rewrite.run(JSON.stringify(records), id as number);
      }
    },
  };
}

function turnsIn(record: string): TurnRecord[] {
  // An earlier version kept each turn in a row of its own, and another no questions.
  const kept = [JSON.parse(record)].flat() as (Omit<TurnRecord, 'at'> & { at: string })[];
  return kept.map((turn) => ({ ...turn, at: new Date(turn.at), question: turn.question ?? null }));
}
