import type { WorkerProcess } from '@ambia/stage';
import { z } from 'zod';

const EVERY_MS = 10_000;
/** One that stands still does not answer. */
const ANSWER_MS = 3_000;

/** What a worker held after a full collection. */
export interface Sample {
  /** As `performance.now` counts. */
  readonly at: number;
  /** Heap and what lies outside of it, buffers included; bytes. */
  readonly held: number;
  readonly rss: number;
}

export interface MemoryWatch {
  samples(worker: WorkerProcess): readonly Sample[];
  stop(): Promise<void>;
}

const Usage = z.object({ heapUsed: z.number(), external: z.number(), rss: z.number() });

/** Asks workers of `measured-worker` every ten seconds. */
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
  const usage = Usage.safeParse(await worker.ask('memory', ANSWER_MS));
  if (!usage.success) return;
  const { heapUsed, external, rss } = usage.data;
  samples.push({ at: performance.now(), held: heapUsed + external, rss });
}
