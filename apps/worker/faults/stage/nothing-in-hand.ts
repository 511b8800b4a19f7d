import type { Queues } from '@ambia/queue';

/** Whether nobody waits for a tick or an analysis, or is at one. */
export async function nothingInHand({ tick, analyze }: Queues): Promise<boolean> {
  const ticks = await tick.getJobCounts('waiting', 'active');
  const people = await analyze.getJobCounts('waiting', 'prioritized', 'delayed', 'active');
  return [...Object.values(ticks), ...Object.values(people)].every((count) => count === 0);
}
