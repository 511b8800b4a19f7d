import { freePort } from '@ambia/backends/servers';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

/** From the start of a process to `worker ready`, on a machine that is busy with others. */
const READY_MS = 60_000;

/** The workers of a stage. */
export interface Fleet {
  /** Everyone ever started, in that order. */
  readonly all: readonly WorkerProcess[];
  alive(): readonly WorkerProcess[];
  /** `program`: instead of the worker's own. Starts one more without waiting for it. */
  launch(more?: Readonly<Record<string, string>>, program?: URL): Promise<WorkerProcess>;
  /** Starts so many and waits until they are ready. */
  start(count: number, more?: Readonly<Record<string, string>>, program?: URL): Promise<readonly WorkerProcess[]>;
  /** What the living say on /metrics. */
  metrics(): Promise<readonly string[]>;
  /** SIGKILL to all that live. */
  close(): Promise<void>;
}

export function openFleet(env: Readonly<Record<string, string>>, signal: AbortSignal): Fleet {
  const all: WorkerProcess[] = [];
  const alive = () => all.filter((worker) => worker.alive());
  async function launch(more: Readonly<Record<string, string>> = {}, program?: URL) {
    const worker = startWorkerProcess({ ...env, ...more }, await freePort(), program);
    all.push(worker);
    return worker;
  }
  return {
    all,
    alive,
    launch,
    async start(count, more, program) {
      const started = await Promise.all(Array.from({ length: count }, () => launch(more, program)));
      await Promise.all(started.map((worker) => worker.ready({ timeoutMs: READY_MS, signal })));
      return started;
    },
    metrics: () =>
      Promise.all(
        alive().map(async ({ healthUrl }) => {
          const answer = await fetch(`${healthUrl}/metrics`, { signal: AbortSignal.timeout(5_000) });
          return answer.text();
        }),
      ),
    async close() {
      const living = alive();
      for (const worker of living) worker.signal('SIGKILL');
      await Promise.all(living.map(({ ended }) => ended));
    },
  };
}
