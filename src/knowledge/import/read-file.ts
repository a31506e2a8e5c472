import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReadDocument } from './block.ts';
import { ImportError } from './import-error.ts';
import { importLimits } from './limits.ts';

export interface ReadTask {
  name: string;
  bytes: Uint8Array;
}
export type ReadResult = { document: ReadDocument } | { refusal: string };

export interface ImportedFile {
  name: string;
  /** Of the bytes, in hexadecimal. */
  sha256: string;
  bytes: number;
}

/**
 * Reads a file on a thread of its own, within `importLimits`: a parser that runs wild on a damaged file takes neither
 * the process nor its time. Throws `ImportError`, its message beginning with the path.
 */
export async function readFileBlocks(
  path: string,
  limits: { milliseconds: number; memory: number } = importLimits,
): Promise<{ file: ImportedFile; document: ReadDocument }> {
  const name = basename(path);
  try {
    const bytes = await readBytes(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return {
      file: { name, sha256, bytes: bytes.length },
      document: await readOnThread({ name, bytes }, limits),
    };
  } catch (error) {
    if (error instanceof ImportError) throw new ImportError(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new ImportError(code === 'ENOENT' ? 'no such file' : `it can't be opened (${code})`);
  }
  try {
    const status = await file.stat();
    if (status.isDirectory()) throw new ImportError('it is a directory');
    if (!status.isFile()) throw new ImportError('it is no regular file');
    if (status.size > importLimits.fileBytes)
      throw new ImportError(
        `it has ${Math.ceil(status.size / 1024 / 1024)} MiB; at most ${importLimits.fileBytes / 1024 / 1024} are read`,
      );
    return new Uint8Array(await file.readFile());
  } finally {
    await file.close();
  }
}

function readOnThread(
  task: ReadTask,
  limits: { milliseconds: number; memory: number },
): Promise<ReadDocument> {
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    workerData: task,
    // What parsers print would stand between the results of the command.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.memory },
  });
  return new Promise<ReadDocument>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new ImportError(`it took longer than ${limits.milliseconds / 1000} seconds to read`)),
      limits.milliseconds,
    );
    const fail = (error: Error) =>
      reject(new ImportError(`it can't be read (${error.message.split('\n')[0]})`, { cause: error }));
    worker
      .on('message', (result: ReadResult) =>
        'document' in result ? resolve(result.document) : reject(new ImportError(result.refusal)),
      )
      .on('error', fail)
      .on('exit', () => {
        clearTimeout(timer);
        fail(new Error('the reader ended without a result'));
      });
  }).finally(() => worker.terminate());
}
