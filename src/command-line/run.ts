import { ConfigurationError, parseEnvironment } from '../config.ts';
import { DataError } from '../knowledge/data-file.ts';
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
  /** Resolves when the process is asked to end. */
  stopped: Promise<void>;
}

/** Carries out one call of the command line. Exit code 2 and one clear message for what the caller must mend. */
export async function run({
  variables,
  args,
  root,
  stdin,
  stdout,
  stderr,
  stopped,
}: RunOptions): Promise<number> {
  try {
    const environment = parseEnvironment(variables);
    return await runCommand(
      { environment, root, stdin, stdout, stopped, colours: variables.NO_COLOR === undefined },
      args,
    );
  } catch (error) {
    if (error instanceof UsageError || error instanceof ConfigurationError || error instanceof DataError) {
      stderr.write(`${error.message}\n`);
      return 2;
    }
    throw error;
  }
}
