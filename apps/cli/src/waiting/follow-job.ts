import { ATTEMPTS, type JobPhase, jobPhase, llamaStandstill, type Queues } from '@ambia/queue';
import { LOOK_MS, pause } from '../patience.ts';
import type { Wait } from './wait.ts';

/** How a job can end. */
export type JobEnd = Extract<JobPhase, { phase: 'completed' | 'failed' | 'gone' }>;

/** Shows where one person's job stands until it has ended. @throws the signal's reason */
export async function followJob(queues: Queues, jobId: string, wait: Wait, signal: AbortSignal): Promise<JobEnd> {
  try {
    for (;;) {
      const job = await wait.redis.answer(() => jobPhase(queues, jobId), signal);
      if (job.phase === 'completed' || job.phase === 'failed' || job.phase === 'gone') return job;
      wait.progress.update(await wait.redis.answer(() => phaseText(queues, job), signal));
      wait.unattended.look(job.phase !== 'waiting' || job.attemptsMade > 0);
      await pause(LOOK_MS, signal);
    }
  } finally {
    wait.progress.end();
  }
}

async function phaseText(queues: Queues, job: Exclude<JobPhase, JobEnd>): Promise<string> {
  if (job.phase === 'follows') return 'waiting for the analysis that runs to end';
  const { phase, attemptsMade, reason } = job;
  const again = attemptsMade === 0 ? '' : `, attempt ${attemptsMade + 1} of ${ATTEMPTS}`;
  if (phase === 'waiting') return `waiting${again}`;
  if (phase === 'active') return `analysing${again}`;
  const standstill = await llamaStandstill(queues);
  if (standstill !== null) return `waiting: all calls to Llama wait after ${standstill.code}`;
  return `retrying${again}${reason === '' ? '' : ` after ${reason}`}`;
}
