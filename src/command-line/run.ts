import { resolve } from 'node:path';
import { ConfigurationError, parseEnvironment } from '../config.ts';
import { DataError } from '../knowledge/data-file.ts';
import { ImportError } from '../knowledge/import/import-error.ts';
import { StorageError } from '../storage/storage-error.ts';
import { runCommand } from './commands.ts';
import { UsageError } from './usage.ts';

export interface RunOptions {
  variables: Record<string, string | undefined>;
  args: string[];
  /** Folder of the project. */
  root: string;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WritableStream;
  /** Resolves when the process is asked to end; until it is called, a signal ends the process as usual. */
  untilStopped: () => Promise<void>;
}

/** Carries out one call of the command line. Exit code 2 and one clear message for what the caller must mend. */
export async function run({
  variables,
  args,
  root,
  stdin,
  stdout,
  stderr,
  untilStopped,
}: RunOptions): Promise<number> {
  try {
    const parsed = parseEnvironment(variables);
    const environment = { ...parsed, DATA_DIR: resolve(root, parsed.DATA_DIR) };
    return await runCommand(
      { environment, root, stdin, stdout, untilStopped, colours: variables.NO_COLOR === undefined },
      args,
    );
  } catch (error) {
    const isForTheCaller = [UsageError, ConfigurationError, DataError, ImportError, StorageError].some(
      (kind) => error instanceof kind,
    );
    if (error instanceof Error && isForTheCaller) {
      stderr.write(`${error.message}\n`);
      return 2;
    }
    throw error;
  }
}
