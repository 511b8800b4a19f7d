import type { WorkerProcess } from '@ambia/stage';
import { z } from 'zod';

/** The worker's own program, which tells what it holds when it is asked. */
export const MEASURED = new URL('./measured-worker.js', import.meta.url);

/** One that stands still does not answer. */
const ANSWER_MS = 3_000;

const Usage = z.object({ heapUsed: z.number(), external: z.number(), rss: z.number() });

export interface HeldMemory {
  /** After a full collection: heap and what lies outside of it, buffers included; bytes. */
  readonly held: number;
  readonly rss: number;
}

/** What a worker of `MEASURED` holds; null where it does not answer in time. */
export async function heldMemory(worker: WorkerProcess): Promise<HeldMemory | null> {
  const usage = Usage.safeParse(await worker.ask('memory', ANSWER_MS));
  if (!usage.success) return null;
  const { heapUsed, external, rss } = usage.data;
  return { held: heapUsed + external, rss };
}
