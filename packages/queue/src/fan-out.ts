import type { AnalyzeJobSpec } from '@ambia/prediction';
import { ANALYZE_QUEUE, CROWD_PRIORITY } from './jobs.ts';
import type { Queues } from './queues.ts';

export interface FannedOut {
  readonly enqueued: number;
  /** People whose earlier job is still in flight. */
  readonly deduplicated: number;
}

/**
 * Jobs of one `addBulk`. Redis does them in one go and answers nobody else meanwhile: of 1,000 for 50 to 100 ms, of 100 for
 * less than 10.
 */
const AT_ONCE = 100;

/**
 * Adds one job per person. Not atomic, and need not be: ids and deduplication make a second try add only what is
 * missing. `addBulk` answers with the id of the job in flight where it deduplicated; that is how they are told apart.
 */
export async function enqueueAll(queues: Queues, specs: readonly AnalyzeJobSpec[]): Promise<FannedOut> {
  let enqueued = 0;
  for (let from = 0; from < specs.length; from += AT_ONCE) {
    enqueued += await enqueueSome(queues, specs.slice(from, from + AT_ONCE));
  }
  return { enqueued, deduplicated: specs.length - enqueued };
}

async function enqueueSome(queues: Queues, specs: readonly AnalyzeJobSpec[]): Promise<number> {
  const jobs = await queues.analyze.addBulk(
    specs.map(({ jobId, deduplicationId, data }) => ({
      name: ANALYZE_QUEUE,
      data,
      opts: { jobId, deduplication: { id: deduplicationId }, priority: CROWD_PRIORITY },
    })),
  );
  return jobs.filter((job, index) => job.id === specs[index]?.jobId).length;
}
