import type { TickJob, UpkeepJob } from './jobs.ts';
import type { Queues } from './queues.ts';
import type { Recurring } from './recurring.ts';

const TICKS = 'every-slot';
const UPKEEP = 'every-while';
/** Besides the ticks of the default schedule: two and a half minutes after them. */
const UPKEEP_PATTERN = '30 2-59/5 * * * *';

export function ticks(queues: Queues, pattern: string): Recurring {
  const data: TickJob = { v: 1, pattern };
  return { queue: queues.tick, id: TICKS, pattern, name: 'tick', data };
}

export function upkeeps(queues: Queues): Recurring {
  const data: UpkeepJob = { v: 1 };
  return { queue: queues.upkeep, id: UPKEEP, pattern: UPKEEP_PATTERN, name: 'upkeep', data };
}

/** When the next tick is due by the schedule as Redis holds it, milliseconds since the epoch; null where there is none. */
export async function nextTick(queues: Queues): Promise<{ readonly at: number; readonly pattern: string } | null> {
  const scheduler = await queues.tick.getJobScheduler(TICKS);
  if (!scheduler?.next) return null;
  return { at: scheduler.next, pattern: scheduler.pattern ?? '' };
}

/** A tick by hand, under its own slot. */
export async function addTick(queues: Queues, slot: number): Promise<void> {
  const data: TickJob = { v: 1, slot };
  await queues.tick.add('tick', data, { jobId: `manual-${slot}-tick` });
}

/** The tick of a slot once more; asked for by many workers at once it is one job. */
export async function addAgain(queues: Queues, slot: number, pattern: string): Promise<void> {
  const data: TickJob = { v: 1, slot, pattern };
  await queues.tick.add('tick', data, { jobId: `again-${slot}-tick` });
}

/** The upkeep once, now: what a new installation does not wait for. Asked for by many workers at once it is one job. */
export async function addUpkeep(queues: Queues): Promise<void> {
  const data: UpkeepJob = { v: 1 };
  await queues.upkeep.add('upkeep', data, { deduplication: { id: 'now' } });
}
