import { join } from 'node:path';
import { run } from './command-line/run.ts';

// The only reader of the environment and the arguments; everything else is handed what it needs.
const root = join(import.meta.dirname, '..');

try {
  process.loadEnvFile(join(root, '.env'));
} catch {
  // No file: the environment alone counts.
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

process.exitCode = await run({
  variables: process.env,
  args: process.argv.slice(2),
  root,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  untilStopped,
});
