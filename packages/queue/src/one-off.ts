import { type AnalyzeJobSpec, Failure } from '@ambia/prediction';
import type { Job } from 'bullmq';
import { type Follower, follow } from './follower.ts';
import { ANALYZE_QUEUE } from './jobs.ts';
import type { Queues } from './queues.ts';

export interface OneOff {
  readonly jobId: string;
  /**
   * A job of its own at the head of the queue; the person's waiting job moved there; one that follows their running job,
   * which may not ask Llama; or their running job, where that will do.
   */
  readonly how: Follower['how'] | 'moved_to_front' | 'already_running';
}

/** A job can finish between being found and being moved: then the next try adds one. */
const TRIES = 5;

/** Puts one person ahead of the crowd. */
export async function enqueueFirst(queues: Queues, spec: AnalyzeJobSpec): Promise<OneOff> {
  for (let tried = 1; tried <= TRIES; tried++) {
    const { jobId, deduplicationId, data } = spec;
    const added = await queues.analyze.add(ANALYZE_QUEUE, data, { jobId, deduplication: { id: deduplicationId } });
    if (added.id === jobId) return { jobId, how: 'added' };
    const job = added.id === undefined ? undefined : await queues.analyze.getJob(added.id);
    const oneOff = job && (await besides(queues, job, spec));
    if (oneOff) return oneOff;
  }
  throw new Failure('transient', 'JOB_ELUSIVE', 'the person’s job kept changing while it was moved; try again');
}

/** What to do about the job that the person has already; null: it changed meanwhile. */
async function besides(queues: Queues, job: Job, spec: AnalyzeJobSpec): Promise<OneOff | null> {
  const jobId = job.id ?? '';
  const state = await job.getState();
  if (WAITING.includes(state)) return (await broughtForward(job, spec)) ? { jobId, how: 'moved_to_front' } : null;
  if (state !== 'active') return null;
  if (!spec.data.always) return { jobId, how: 'already_running' };
  // Put back for a retry it must not wait behind the crowd, now that somebody waits for its end.
  await job.changePriority({ priority: 0, lifo: true }).catch(() => undefined);
  return follow(queues, spec);
}

const WAITING: readonly string[] = ['delayed', 'prioritized', 'waiting'];

async function broughtForward(job: Job, { data: { always } }: AnalyzeJobSpec): Promise<boolean> {
  try {
    if (always) await job.updateData({ ...job.data, always });
    // A worker that takes it from now on reads that; one that took it before may not have.
    const state = await job.getState();
    if (!WAITING.includes(state)) return false;
    if (state === 'delayed') await job.promote();
    await job.changePriority({ priority: 0, lifo: true });
    return true;
  } catch {
    // It left that state in between.
    return false;
  }
}
