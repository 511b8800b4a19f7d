import { type AnalyzeJob, type AnalyzeJobSpec, Failure } from '@ambia/prediction';
import { ANALYZE_QUEUE } from './jobs.ts';
import type { Queues } from './queues.ts';

export interface OneOff {
  readonly jobId: string;
  /** A job of its own at the head of the queue; the person's waiting job moved there; or their job already runs. */
  readonly how: 'added' | 'moved_to_front' | 'already_running';
}

/** A job can finish between being found and being moved: then the next try adds one. */
const TRIES = 5;

/** Puts one person ahead of the crowd. */
export async function enqueueFirst(queues: Queues, spec: AnalyzeJobSpec): Promise<OneOff> {
  for (let tried = 1; tried <= TRIES; tried++) {
    const { jobId, deduplicationId, data } = spec;
    const job = await queues.analyze.add(ANALYZE_QUEUE, data, {
      jobId,
      deduplication: { id: deduplicationId },
    });
    if (job.id === jobId) return { jobId, how: 'added' };
    const how = job.id === undefined ? null : await bringForward(queues, job.id, data.always);
    if (job.id !== undefined && how) return { jobId: job.id, how };
  }
  throw new Failure('transient', 'JOB_ELUSIVE', 'the person’s job kept changing while it was moved; try again');
}

async function bringForward(
  queues: Queues,
  jobId: string,
  always: AnalyzeJob['always'],
): Promise<'moved_to_front' | 'already_running' | null> {
  const job = await queues.analyze.getJob(jobId);
  if (!job) return null;
  const state = await job.getState();
  if (state === 'active') return 'already_running';
  try {
    if (state === 'delayed') await job.promote();
    else if (state !== 'waiting' && state !== 'prioritized') return null;
    if (always) await job.updateData({ ...job.data, always });
    await job.changePriority({ priority: 0, lifo: true });
    return 'moved_to_front';
  } catch {
    // It left that state in between; the caller looks again.
    return null;
  }
}
