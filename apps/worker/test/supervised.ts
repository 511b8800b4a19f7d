import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll } from 'vitest';

/** A worker that is started again whenever it ends, as an operator has it. */
export interface Supervised {
  /** How those ended that did, in that order: a signal, or an exit code. */
  readonly ends: readonly string[];
  /** Everything they wrote. */
  readonly lines: readonly string[];
}

/** @param program a .js or .mjs file. It is gone when the test file is done. */
export function supervised(program: URL, env: Readonly<Record<string, string>>): Supervised {
  const ends: string[] = [];
  const lines: string[] = [];
  let running: ChildProcess;
  let over = false;
  function start() {
    running = spawn(process.execPath, [program.pathname], {
      env: { ...env, PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [running.stdout, running.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line));
    }
    running.once('exit', (code, signal) => {
      if (over) return;
      ends.push(signal ?? `${code}`);
      start();
    });
  }
  start();
  afterAll(() => {
    over = true;
    running.kill('SIGKILL');
  });
  return { ends, lines };
}
