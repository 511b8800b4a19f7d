import type { JobState, Queue } from 'bullmq';
import { slotAfter } from './schedule.ts';

/** A job that comes back by the clock. */
export interface Recurring {
  readonly queue: Queue;
  readonly id: string;
  /** Cron, UTC. */
  readonly pattern: string;
  readonly name: string;
  readonly data: object;
}

const TIME_ZONE = 'UTC';
/** States from which a job still runs. One that ended without its successor (it stalled too often) will not come back. */
const TO_COME: readonly (JobState | 'unknown')[] = ['delayed', 'waiting', 'prioritized', 'active'];
/** A clock that may take ticks runs ahead by 2 s at most; what is due later than that allows was set by a wrong one. */
const AHEAD_MS = 5_000;

/** The id under which BullMQ adds the job that is due at `at`. */
export function recurringJobId(id: string, at: number): string {
  return `repeat:${id}:${at}`;
}

/** When a recurring job was due, by its id, milliseconds since the epoch; null for any other job. */
export function dueAt(jobId: string | undefined): number | null {
  const at = /^repeat:.*:(\d+)$/.exec(jobId ?? '')?.[1];
  return at === undefined ? null : Number(at);
}

/** The pattern that Redis holds; null where it has none of the job. */
export async function patternInForce({ queue, id }: Pick<Recurring, 'queue' | 'id'>): Promise<string | null> {
  return (await queue.getJobScheduler(id))?.pattern ?? null;
}

/**
 * The schedule as it should be, one job of it at a time. One that is so already is left alone, because an upsert throws
 * away the job that is due (measured: with the queue busy at a boundary, that slot never ran). Returns whether there was
 * none at all.
 */
export async function ensureRecurring(recurring: Recurring, now: number): Promise<boolean> {
  const { queue, id, pattern, name, data } = recurring;
  if ((await queue.getGlobalConcurrency()) !== 1) await queue.setGlobalConcurrency(1);
  const scheduler = await queue.getJobScheduler(id);
  if (await stands(scheduler, recurring, now)) return false;
  await queue.upsertJobScheduler(id, { pattern, tz: TIME_ZONE }, { name, data });
  return !scheduler;
}

async function stands(
  scheduler: Awaited<ReturnType<Queue['getJobScheduler']>>,
  { queue, id, pattern }: Recurring,
  now: number,
): Promise<boolean> {
  if (!scheduler?.next || scheduler.pattern !== pattern || scheduler.tz !== TIME_ZONE) return false;
  if (scheduler.next > slotAfter(pattern, now + AHEAD_MS)) return false;
  if (TO_COME.includes(await queue.getJobState(recurringJobId(id, scheduler.next)))) return true;
  // It may have run between the two looks; then its successor is known by now.
  return (await queue.getJobScheduler(id))?.next !== scheduler.next;
}
