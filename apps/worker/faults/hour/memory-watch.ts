import type { WorkerProcess } from '@ambia/stage';
import { type HeldMemory, heldMemory } from '../stage/held-memory.ts';

const EVERY_MS = 10_000;

/** What a worker held after a full collection. */
export interface Sample extends HeldMemory {
  /** As `performance.now` counts. */
  readonly at: number;
}

export interface MemoryWatch {
  samples(worker: WorkerProcess): readonly Sample[];
  stop(): Promise<void>;
}

/** Asks workers of `MEASURED` every ten seconds. */
export function watchMemory(workers: readonly WorkerProcess[]): MemoryWatch {
  const all = new Map(workers.map((worker) => [worker, [] as Sample[]]));
  let looking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    looking = Promise.all([...all].map(([worker, samples]) => look(worker, samples)));
  }, EVERY_MS);
  return {
    samples: (worker) => all.get(worker) ?? [],
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

async function look(worker: WorkerProcess, samples: Sample[]): Promise<void> {
  const memory = await heldMemory(worker);
  if (memory !== null) samples.push({ at: performance.now(), ...memory });
}
