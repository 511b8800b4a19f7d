import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { GUARD_SCRIPT } from './guard-script.ts';
import { logTail } from './log-tail.ts';

/** A server under a guard. */
export interface Guarded {
  /** The server's process id. */
  readonly pid: number;
  readonly guardPid: number;
  /** Settles when the server ended by itself, with its exit code (above 128: by a signal). */
  readonly ended: Promise<string>;
  /** The newest lines the server wrote. */
  lastWords(): string;
  /** Server, guard and scratch folder are gone afterwards. Bounded by the grace; twice is harmless. */
  stop(): Promise<void>;
}

export interface GuardOrder {
  /** Program (absolute) and arguments. They show in `ps`: no secrets. */
  readonly command: readonly string[];
  /** The whole environment; undefined: ours. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Seconds between SIGTERM and SIGKILL; 0: SIGKILL at once. */
  readonly grace: number;
  /** Removed at the end. */
  readonly scratch: string;
  readonly log: string;
  /** Called with the guard's process id before the server can have done anything lasting. */
  readonly note: (guardPid: number) => void;
}

/** Beyond the grace: what SIGKILL and removing the scratch folder may take, milliseconds. */
const MARGIN_MS = 8_000;

/** Starts a command under a guard (see GUARD_SCRIPT); resolves as soon as it has a process id. */
export async function guard(order: GuardOrder): Promise<Guarded> {
  const { command, env, grace, scratch, log } = order;
  const child = spawn('/bin/sh', ['-c', GUARD_SCRIPT, 'ambia-guard', String(grace), scratch, log, ...command], {
    detached: true,
    cwd: '/',
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const gone = once(child, 'close');
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  if (child.pid !== undefined) order.note(child.pid);
  const first = await Promise.race([lines.next(), gone.then(() => ({ value: undefined }))]);
  const pid = Number(first.value);
  if (child.pid === undefined || !(pid > 0)) throw new Error('the guard process did not start: /bin/sh is needed');
  const ended = lines.next().then((line) => String(line.value ?? 'ended with its guard'));
  return {
    pid,
    guardPid: child.pid,
    ended,
    lastWords: () => logTail(log),
    async stop() {
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), grace * 1_000 + MARGIN_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}
