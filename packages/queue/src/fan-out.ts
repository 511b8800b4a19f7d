import type { AnalyzeJobSpec } from '@ambia/prediction';
import { ANALYZE_QUEUE, CROWD_PRIORITY } from './jobs.ts';
import type { Queues } from './queues.ts';

export interface FannedOut {
  readonly enqueued: number;
  /** People whose earlier job is still in flight. */
  readonly deduplicated: number;
}

/**
 * Jobs that are on their way at once, which Redis does in one go: with 200 a fan-out is a third faster, but whoever else asks
 * Redis meanwhile waits for 20 to 30 ms (p99) instead of 9 to 10.
 */
const AT_ONCE = 25;

/**
 * Adds one job per person. Ids and deduplication make a second try add only what is missing. Who was deduplicated is told by
 * the id that comes back, which is that of the job in flight.
 *
 * Not by `addBulk`: it is one transaction, in which Redis answers nobody else, and each of ioredis' pipelines stays in memory
 * until the next full collection (1.3 kB a job). One by one, sent in one write, they took .6 to .9 of its time.
 */
export async function enqueueAll(queues: Queues, specs: readonly AnalyzeJobSpec[]): Promise<FannedOut> {
  let enqueued = 0;
  for (let from = 0; from < specs.length; from += AT_ONCE) {
    const added = await Promise.all(specs.slice(from, from + AT_ONCE).map((spec) => isNew(queues, spec)));
    enqueued += added.filter(Boolean).length;
  }
  return { enqueued, deduplicated: specs.length - enqueued };
}

async function isNew(queues: Queues, { jobId, deduplicationId, data }: AnalyzeJobSpec): Promise<boolean> {
  const job = await queues.analyze.add(ANALYZE_QUEUE, data, {
    jobId,
    deduplication: { id: deduplicationId },
    priority: CROWD_PRIORITY,
  });
  return job.id === jobId;
}
