import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';

export interface Child {
  pid: number | undefined;
  lines: Interface;
  /** Kills as a power button would and waits for the end. */
  kill(): Promise<void>;
}

/** Runs a script of this folder in a process of its own until the test ends; its lines arrive as they are printed. */
export function startChild(script: string, ...parameters: string[]): Child {
  const child: ChildProcessByStdio<null, Readable, null> = spawn(
    process.execPath,
    [join(import.meta.dirname, script), ...parameters],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'close');
  async function kill() {
    child.kill('SIGKILL');
    await ended;
  }
  // A test that fails halfway must not leave it running.
  onTestFinished(kill);
  return { pid: child.pid, lines: createInterface({ input: child.stdout }), kill };
}
