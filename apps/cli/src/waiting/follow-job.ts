import { ATTEMPTS, type JobPhase, jobPhase, llamaPause, type Queues } from '@ambia/queue';
import type { Output } from '../output.ts';
import { LOOK_MS, orAborted, pause } from '../patience.ts';
import { watchUnattended } from './unattended.ts';

/** How a job can end. */
export type JobEnd = Extract<JobPhase, { phase: 'completed' | 'failed' | 'gone' }>;

/** Shows where one person's job stands until it has ended. @throws the signal's reason */
export async function followJob(
  queues: Queues,
  jobId: string,
  out: Output,
  now: () => number,
  signal: AbortSignal,
): Promise<JobEnd> {
  const progress = out.progress();
  const unattended = watchUnattended(out, now);
  try {
    for (;;) {
      const job = await orAborted(jobPhase(queues, jobId), signal);
      if (job.phase === 'completed' || job.phase === 'failed' || job.phase === 'gone') return job;
      progress.update(await orAborted(phaseText(queues, job), signal));
      unattended(job.phase !== 'waiting' || job.attemptsMade > 0);
      await pause(LOOK_MS, signal);
    }
  } finally {
    progress.end();
  }
}

async function phaseText(queues: Queues, { phase, attemptsMade, reason }: Exclude<JobPhase, JobEnd>): Promise<string> {
  const again = attemptsMade === 0 ? '' : `, attempt ${attemptsMade + 1} of ${ATTEMPTS}`;
  if (phase === 'waiting') return `waiting${again}`;
  if (phase === 'active') return `analysing${again}`;
  const paused = await llamaPause(queues).current();
  if (paused !== null) return `waiting: all calls to Llama wait after ${paused.code}`;
  return `retrying${again}${reason === '' ? '' : ` after ${reason}`}`;
}
