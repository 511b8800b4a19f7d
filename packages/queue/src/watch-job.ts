import type { AnalyzeUserResult } from '@ambia/prediction';
import { followsRunning } from './follower.ts';
import { AnalyzeResultForm } from './jobs.ts';
import type { Queues } from './queues.ts';

export type JobPhase =
  | { readonly phase: 'gone'; readonly attemptsMade: 0 }
  /** It is made as soon as the person's running job ends. */
  | { readonly phase: 'follows'; readonly attemptsMade: 0 }
  /** `reason`: why the last attempt failed, a code and a text of ours; empty before the first failure. */
  | { readonly phase: 'waiting' | 'active' | 'delayed'; readonly attemptsMade: number; readonly reason: string }
  | { readonly phase: 'completed'; readonly attemptsMade: number; readonly result: AnalyzeUserResult }
  | { readonly phase: 'failed'; readonly attemptsMade: number; readonly reason: string };

/** Where an analyze-user job stands now. `gone`: Redis no longer has it. */
export async function jobPhase(queues: Queues, jobId: string): Promise<JobPhase> {
  // Asked first: what follows becomes a job in one step, and a job never becomes what follows.
  if (await followsRunning(queues, jobId)) return { phase: 'follows', attemptsMade: 0 };
  const job = await queues.analyze.getJob(jobId);
  if (!job) return { phase: 'gone', attemptsMade: 0 };
  const state = await job.getState();
  const { attemptsMade, failedReason: reason = '' } = job;
  if (state === 'completed') {
    // The state may be newer than the job that was read before it.
    const fresh = await queues.analyze.getJob(jobId);
    const result = AnalyzeResultForm.safeParse(fresh?.returnvalue);
    return result.success
      ? { phase: 'completed', attemptsMade, result: result.data }
      : { phase: 'active', attemptsMade, reason };
  }
  if (state === 'failed') return { phase: 'failed', attemptsMade, reason };
  if (state === 'active' || state === 'delayed') return { phase: state, attemptsMade, reason };
  return { phase: 'waiting', attemptsMade, reason };
}
