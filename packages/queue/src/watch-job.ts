import type { AnalyzeUserResult } from '@ambia/prediction';
import type { Job } from 'bullmq';
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

const GONE: JobPhase = { phase: 'gone', attemptsMade: 0 };

/** Where an analyze-user job stands now. `gone`: Redis no longer has it. */
export async function jobPhase(queues: Queues, jobId: string): Promise<JobPhase> {
  // Asked first: what follows becomes a job in one step, and a job never becomes what follows.
  if (await followsRunning(queues, jobId)) return { phase: 'follows', attemptsMade: 0 };
  const job = await queues.analyze.getJob(jobId);
  if (!job) return GONE;
  const state = await job.getState();
  // The state may be newer than the job that was read before it.
  if (state === 'completed' || state === 'failed') return ended(state, await queues.analyze.getJob(jobId));
  const { attemptsMade, failedReason: reason = '' } = job;
  return { phase: state === 'active' || state === 'delayed' ? state : 'waiting', attemptsMade, reason };
}

function ended(state: 'completed' | 'failed', job: Job | undefined): JobPhase {
  if (!job) return GONE;
  const { attemptsMade, failedReason: reason = '' } = job;
  if (state === 'failed') return { phase: 'failed', attemptsMade, reason };
  const result = AnalyzeResultForm.safeParse(job.returnvalue);
  // A newer release may say what this one cannot read.
  return result.success ? { phase: 'completed', attemptsMade, result: result.data } : GONE;
}
