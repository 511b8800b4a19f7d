import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { WORKER_FLAGS } from '@ambia/process/worker-flags';
import { type Patience, until } from './until.ts';

/** Found from both `src` and `dist`. */
const MAIN = new URL('../../../apps/worker/bin/worker.js', import.meta.url);

/** A line of a worker's log. */
interface LogLine {
  readonly time: string;
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A worker as an operator runs it: a process of its own. */
export interface WorkerProcess {
  readonly pid: number;
  /** Where it serves /livez, /readyz and /metrics. */
  readonly healthUrl: string;
  /** Everything it wrote, as it is. */
  readonly lines: readonly string[];
  /** What of it is log. */
  readonly log: readonly LogLine[];
  readonly ended: Promise<Ended>;
  alive(): boolean;
  signal(signal: NodeJS.Signals): void;
  /** Says something over its channel; what it says next, null where nothing comes in time. */
  ask(word: string, timeoutMs: number): Promise<unknown>;
  /** Resolves once it said that it is ready; rejects where it ended before. */
  ready(patience: Patience): Promise<void>;
}

export function startWorkerProcess(
  env: Readonly<Record<string, string>>,
  healthPort: number,
  program = MAIN,
): WorkerProcess {
  const child = spawn(process.execPath, [...WORKER_FLAGS, fileURLToPath(program)], {
    env: { ...env, HEALTH_PORT: String(healthPort) },
    // The channel tells the worker when we are gone, however we went.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const { lines, log } = listenTo(child);
  const alive = () => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid ?? 0,
    healthUrl: `http://127.0.0.1:${healthPort}`,
    lines,
    log,
    ended: once(child, 'exit').then(([code, signal]) => ({ code, signal })),
    alive,
    signal: (signal) => void child.kill(signal),
    ask: (word, timeoutMs) => ask(child, word, timeoutMs),
    async ready(patience) {
      const how = await until(
        'a worker is ready',
        () => (alive() ? log.some(({ msg }) => msg === 'worker ready') && 'ready' : 'ended'),
        patience,
      );
      if (how === 'ended') throw new Error(`a worker ended before it was ready: ${lines.slice(-3).join(' / ')}`);
    },
  };
}

async function ask(child: ChildProcess, word: string, timeoutMs: number): Promise<unknown> {
  if (!child.connected) return null;
  const heard = once(child, 'message', { signal: AbortSignal.timeout(timeoutMs) });
  child.send(word, () => undefined);
  return heard.then(
    ([said]) => said,
    () => null,
  );
}

function listenTo({ stdout, stderr }: ChildProcess): { lines: string[]; log: LogLine[] } {
  const lines: string[] = [];
  const log: LogLine[] = [];
  for (const stream of [stdout, stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      const read = asLog(line);
      if (read) log.push(read);
    });
  }
  return { lines, log };
}

function asLog(line: string): LogLine | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
