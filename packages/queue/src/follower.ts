import { type AnalyzeJob, type AnalyzeJobSpec, analyzeJobOf } from '@ambia/prediction';
import { ANALYZE_QUEUE, AnalyzeJobForm } from './jobs.ts';
import type { Queues } from './queues.ts';

/** A job that is made by Redis as soon as the person's running one ends, in the same step; until then nobody can look it up. */
export interface Follower {
  readonly jobId: string;
  readonly how: 'added' | 'follows_running';
}

/**
 * Has a job follow the person's running one, or joins the one that does. Null where none runs any more: look again.
 * Two who ask within the same millisecond may replace each other's, and the person is analysed once.
 */
export async function follow(queues: Queues, spec: AnalyzeJobSpec): Promise<Follower | null> {
  const other = await followerOf(queues, spec.deduplicationId);
  if (other !== null) return { jobId: analyzeJobOf(other).jobId, how: 'follows_running' };
  const { jobId, deduplicationId, data } = spec;
  const deduplication = { id: deduplicationId, keepLastIfActive: true };
  const job = await queues.analyze.add(ANALYZE_QUEUE, data, { jobId, deduplication });
  if (job.id === jobId) return { jobId, how: 'added' };
  const ours = (await followsRunning(queues, jobId)) || (await queues.analyze.getJob(jobId)) !== undefined;
  return ours ? { jobId, how: 'follows_running' } : null;
}

/** Whether a job is still to be made once the person's running one ends. */
export async function followsRunning(queues: Queues, jobId: string): Promise<boolean> {
  const other = await followerOf(queues, jobId.slice(jobId.indexOf('-') + 1));
  return other !== null && analyzeJobOf(other).jobId === jobId;
}

/** BullMQ (6.7) has no call that tells it: this is where `keepLastIfActive` keeps it. */
async function followerOf(queues: Queues, deduplicationId: string): Promise<AnalyzeJob | null> {
  const data = await queues.redis.hget(queues.analyze.toKey(`dn:${deduplicationId}`), 'data');
  // One of another release is nobody's to join: what asks next replaces it.
  return data === null ? null : (AnalyzeJobForm.safeParse(JSON.parse(data)).data ?? null);
}
