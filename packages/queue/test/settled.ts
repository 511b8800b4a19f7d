import { type JobPhase, jobPhase, type Queues } from '../src/index.ts';

/** Resolves as soon as the job is completed or failed, told by the queue's own events. */
export async function settled(queues: Queues, jobId: string): Promise<JobPhase> {
  let from = '0';
  for (;;) {
    const phase = await jobPhase(queues, jobId);
    if (phase.phase === 'completed' || phase.phase === 'failed') return phase;
    const reader = queues.redis.duplicate();
    try {
      const answer = await reader.xread('BLOCK', 1_000, 'STREAMS', queues.analyze.toKey('events'), from);
      from = answer?.at(-1)?.[1].at(-1)?.[0] ?? from;
    } finally {
      reader.disconnect();
    }
  }
}
