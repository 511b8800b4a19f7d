import { execFile } from 'node:child_process';

export interface Finished {
  /** 0 where all went well; null where it was killed, timed out or did not start. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** No command of ours says more. */
const MOST_BYTES = 16 * 1024 * 1024;

export interface RunLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** The whole environment; undefined: ours. */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

/** Runs a program to its end. Rejects only if aborted; everything else is told by the code. */
export function run(program: string, args: readonly string[], limits: RunLimits): Promise<Finished> {
  const { timeoutMs, signal, env } = limits;
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: timeoutMs, signal, env, maxBuffer: MOST_BYTES }, (error, stdout, stderr) => {
      if (signal.aborted) reject(signal.reason);
      else if (error === null) resolve({ code: 0, stdout, stderr });
      else if (error.killed) resolve({ code: null, stdout, stderr: `it took longer than ${timeoutMs / 1_000} s` });
      else
        resolve({ code: typeof error.code === 'number' ? error.code : null, stdout, stderr: stderr || error.message });
    });
  });
}

/** What a failed command said, at most its last lines. */
export function lastLines(finished: Finished, count = 4): string {
  const said = finished.stderr.trim() || finished.stdout.trim();
  return said.split('\n').slice(-count).join('\n');
}
