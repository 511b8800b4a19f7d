import type { AnalyzeJobSpec } from '@ambia/prediction';
import { ANALYZE_QUEUE, CROWD_PRIORITY } from './jobs.ts';
import type { Queues } from './queues.ts';

export interface FannedOut {
  readonly enqueued: number;
  /** People whose earlier job is still in flight. */
  readonly deduplicated: number;
}

/**
 * Adds one job per person. Not atomic, and need not be: ids and deduplication make a second try add only what is
 * missing. `addBulk` answers with the id of the job in flight where it deduplicated; that is how they are told apart.
 */
export async function enqueueAll(queues: Queues, specs: readonly AnalyzeJobSpec[]): Promise<FannedOut> {
  const jobs = await queues.analyze.addBulk(
    specs.map(({ jobId, deduplicationId, data }) => ({
      name: ANALYZE_QUEUE,
      data,
      opts: { jobId, deduplication: { id: deduplicationId }, priority: CROWD_PRIORITY },
    })),
  );
  const enqueued = jobs.filter((job, index) => job.id === specs[index]?.jobId).length;
  return { enqueued, deduplicated: specs.length - enqueued };
}
