import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from './storage-error.ts';

/**
 * Makes the folder where it is missing, and holds it for one owner, in this process or any other on the machine; returns the release.
 * Throws StorageError, with the owner's process id, when it is held.
 *
 * SQLite's exclusive lock is the one file lock Node has that the kernel frees when its process dies, so it
 * can't go stale, and process ids that repeat (always 1 in a container) don't mislead it. The id beside it
 * is for the message only.
 */
export function holdFolder(folder: string): () => void {
  // Only the owner may enter: the folder holds what people wrote.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const ownerFile = join(folder, 'lock.pid');
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy)) throw error;
    throw new StorageError(
      `${folder} is in use by process ${readOwner(ownerFile)}; stop it, or set DATABASE_URL to share a PostgreSQL database`,
      'EBUSY',
    );
  }
  writeFileSync(ownerFile, `${process.pid}\n`);
  return () => {
    rmSync(ownerFile, { force: true });
    lock.close();
  };
}

const sqliteBusy = 5;

function readOwner(ownerFile: string): string {
  try {
    return readFileSync(ownerFile, 'utf8').trim();
  } catch {
    return '(unknown)';
  }
}
