import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../bin/ambia.js', import.meta.url));

/** The built program, as a process of its own. */
export interface Running {
  readonly process: ChildProcess;
  /** Everything it wrote to stdout so far. */
  stdout(): string;
  stderr(): string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

export function startProcess(
  line: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd = process.cwd(),
): Running {
  const running = spawn(process.execPath, [MAIN, ...line], { cwd, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { stdout: '', stderr: '' };
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    written.stdout += text;
  });
  running.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.stderr += text;
  });
  return {
    process: running,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    ended: once(running, 'close').then(([code]) => code),
  };
}
