import type { Stage } from '../stage/stage.ts';

/** Attempts beyond the one that each kept job needs. */
export async function attemptsBurnt({ queues }: Pick<Stage, 'queues'>): Promise<number> {
  const jobs = await queues.analyze.getJobs(['completed', 'failed']);
  return jobs.reduce((sum, job) => sum + Math.max(0, job.attemptsMade - 1), 0);
}
