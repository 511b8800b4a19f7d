import type { Queue } from 'bullmq';
import type { TickJob, UpkeepJob } from './jobs.ts';
import type { Queues } from './queues.ts';

const TICKS = 'every-slot';
const UPKEEP = 'every-while';
/** Besides the ticks of the default schedule: two and a half minutes after them. */
const UPKEEP_PATTERN = '30 2-59/5 * * * *';
const TIME_ZONE = 'UTC';
const WATCH_MS = 30_000;

/** A job that comes back by the clock. */
interface Recurring {
  readonly queue: Queue;
  readonly id: string;
  /** Cron, UTC. */
  readonly pattern: string;
  readonly name: string;
  readonly data: TickJob | UpkeepJob;
}

/**
 * Makes sure that the schedules exist, now and from then on: a FLUSHALL or an `obliterate` removes them, and nobody else
 * would notice. Any number of workers may do this at once; nobody removes them when stopping.
 * @param report is told of failures; the watch goes on
 */
export function keepSchedule(queues: Queues, pattern: string, report: (error: unknown) => void): { stop(): void } {
  const ensure = () =>
    Promise.all([ensureSchedule(queues, pattern), ensureUpkeep(queues)]).then(() => undefined, report);
  void ensure();
  const timer = setInterval(ensure, WATCH_MS);
  return { stop: () => clearInterval(timer) };
}

export function ensureSchedule(queues: Queues, pattern: string): Promise<void> {
  return ensureRecurring({ queue: queues.tick, id: TICKS, pattern, name: 'tick', data: { v: 1 } });
}

function ensureUpkeep(queues: Queues): Promise<void> {
  return ensureRecurring({ queue: queues.upkeep, id: UPKEEP, pattern: UPKEEP_PATTERN, name: 'upkeep', data: { v: 1 } });
}

/**
 * The schedule as it should be; one that is so already is left alone, because an upsert throws away the job that is due
 * (measured: with the queue busy at a boundary, that slot never ran).
 */
async function ensureRecurring({ queue, id, pattern, name, data }: Recurring): Promise<void> {
  await queue.setGlobalConcurrency(1);
  const scheduler = await queue.getJobScheduler(id);
  const asWanted = scheduler?.pattern === pattern && scheduler.tz === TIME_ZONE;
  if (asWanted && (await queue.getJob(`repeat:${id}:${scheduler.next}`))) return;
  await queue.upsertJobScheduler(id, { pattern, tz: TIME_ZONE }, { name, data });
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

/** The upkeep once, now: what a new installation does not wait for. Asked for by many workers at once it is one job. */
export async function addUpkeep(queues: Queues): Promise<void> {
  const data: UpkeepJob = { v: 1 };
  await queues.upkeep.add('upkeep', data, { deduplication: { id: 'now' } });
}
