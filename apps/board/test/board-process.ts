import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The board as it runs: built, a child of this process with an IPC channel, and gone when the test is done. */
export interface BoardProcess {
  readonly child: ChildProcess;
  readonly output: { readonly stdout: string; readonly stderr: string };
  /** Resolves with the first match in standard output; rejects where the process ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

export function boardProcess(env: Record<string, string>): BoardProcess {
  const child = fork(MAIN, { env, execArgv: [], silent: true });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name]?.on('data', (chunk) => (output[name] += chunk));
  // Not the event 'close', which never comes once the channel was closed from this side.
  const closed = [child.stdout, child.stderr].map((stream) => stream && once(stream, 'close'));
  const ended = once(child, 'exit').then(async ([code, signal]): Promise<number | string> => {
    await Promise.all(closed);
    return code ?? signal;
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output.stdout);
        if (found) resolve(found);
      };
      child.stdout?.on('data', look);
      look();
      void ended.then((code) => reject(new Error(`ended with ${code}: ${output.stderr}`)));
    });
  return { child, output, says, ended };
}
