import type { TickJob } from './jobs.ts';
import type { Queues } from './queues.ts';

const SCHEDULER_ID = 'every-slot';
const TIME_ZONE = 'UTC';
const WATCH_MS = 30_000;

/**
 * Makes sure that the schedule exists, now and from then on: a FLUSHALL or an `obliterate` removes it, and nobody else
 * would notice. Any number of workers may do this at once; nobody removes it when stopping.
 * @param report is told of failures; the watch goes on
 */
export function keepSchedule(queues: Queues, pattern: string, report: (error: unknown) => void): { stop(): void } {
  const ensure = () => ensureSchedule(queues, pattern).catch(report);
  void ensure();
  const timer = setInterval(ensure, WATCH_MS);
  return { stop: () => clearInterval(timer) };
}

/**
 * The schedule as it should be; one that is so already is left alone, because an upsert throws away the tick that is
 * due (measured: with the queue busy at a boundary, that slot never ran).
 */
export async function ensureSchedule(queues: Queues, pattern: string): Promise<void> {
  await queues.tick.setGlobalConcurrency(1);
  const scheduler = await queues.tick.getJobScheduler(SCHEDULER_ID);
  const asWanted = scheduler?.pattern === pattern && scheduler.tz === TIME_ZONE;
  if (asWanted && (await queues.tick.getJob(`repeat:${SCHEDULER_ID}:${scheduler.next}`))) return;
  const data: TickJob = { v: 1 };
  await queues.tick.upsertJobScheduler(SCHEDULER_ID, { pattern, tz: TIME_ZONE }, { name: 'tick', data });
}

/** When the next tick is due by the schedule as Redis holds it, milliseconds since the epoch; null where there is none. */
export async function nextTick(queues: Queues): Promise<{ readonly at: number; readonly pattern: string } | null> {
  const scheduler = await queues.tick.getJobScheduler(SCHEDULER_ID);
  if (!scheduler?.next) return null;
  return { at: scheduler.next, pattern: scheduler.pattern ?? '' };
}

/** A tick by hand, under its own slot. */
export async function addTick(queues: Queues, slot: number): Promise<void> {
  const data: TickJob = { v: 1, slot };
  await queues.tick.add('tick', data, { jobId: `manual-${slot}-tick` });
}
