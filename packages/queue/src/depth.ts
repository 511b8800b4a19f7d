import type { Queue } from 'bullmq';
import type { Queues } from './queues.ts';

export interface QueueDepth {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  readonly completed: number;
  /** Milliseconds since the longest-waiting job was added; 0 where none waits. */
  readonly oldestWaitingMs: number;
}

export type QueueName = 'tick' | 'analyze-user' | 'upkeep';

export async function queueDepths(queues: Queues, now: number): Promise<Record<QueueName, QueueDepth>> {
  return {
    tick: await depthOf(queues.tick, now),
    'analyze-user': await depthOf(queues.analyze, now),
    upkeep: await depthOf(queues.upkeep, now),
  };
}

async function depthOf(queue: Queue, now: number): Promise<QueueDepth> {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed', 'completed');
  const oldest = (await Promise.all([oldestOf(queue, 'wait'), oldestOf(queue, 'prioritized')])).filter(
    (at) => at !== undefined,
  );
  const count = (name: string) => counts[name] ?? 0;
  return {
    waiting: count('waiting') + count('prioritized'),
    active: count('active'),
    delayed: count('delayed'),
    failed: count('failed'),
    completed: count('completed'),
    oldestWaitingMs: Math.max(0, ...oldest.map((at) => now - at)),
  };
}

async function oldestOf(queue: Queue, state: 'wait' | 'prioritized'): Promise<number | undefined> {
  const [job] = await queue.getJobs([state], 0, 0, true);
  return job?.timestamp;
}
