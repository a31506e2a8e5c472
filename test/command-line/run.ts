import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyCityRoot } from '../knowledge/tiny-city.ts';

export const repository = join(import.meta.dirname, '../..');

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command line as its own process, in an environment that holds nothing but `settings`. */
export function run(
  parameters: string[],
  {
    input = '',
    settings = {},
    root = repository,
  }: { input?: string | Buffer; settings?: Record<string, string>; root?: string } = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...parameters], {
      env: { PATH: process.env.PATH, ...settings },
      // A test that is given up must not leave it running.
      timeout: 180_000,
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
    // A command that refuses early closes its end first.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** One JSON value a line. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** A new folder with the project's sources over the data of the invented city; it starts in a moment. */
export function createTinyProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'iljari-project-'));
  for (const name of ['src', 'package.json'])
    cpSync(join(repository, name), join(root, name), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  cpSync(tinyCityRoot, root, { recursive: true });
  return root;
}
