import type { Processor, Worker } from 'bullmq';
import { within } from './deadline.ts';
import { backoffMs } from './jobs.ts';
import { PatientWorker } from './patient-worker.ts';
import { type Pausing, pausing } from './pausing.ts';
import type { Queues } from './queues.ts';
import { namedRefusal } from './refusal.ts';
import type { Kept } from './retention.ts';

export interface ConsumerOptions {
  /** Shown in Bull Board on every job it took. */
  readonly name: string;
  readonly concurrency: number;
  /** How long a lock lasts, and how often lost ones are looked for: a killed worker's jobs return within lock + 2 × this. */
  readonly lockMs: number;
  readonly report: (error: unknown) => void;
  /** Takes no job before `resume`. */
  readonly paused?: boolean;
  /** What stays of jobs that say nothing of it themselves; where absent, of those everything. */
  readonly kept?: Kept;
  /** How far this machine's clock is behind the fleet's, milliseconds; 0 where absent. See `laterMs`. */
  readonly behindMs?: () => number;
}

/** Takes jobs until closed. */
export interface Consumer extends Pausing {
  /** Lets jobs in hand finish for `graceMs`, then aborts them (they go back to the queue), then lets go. */
  close(graceMs: number): Promise<void>;
}

/**
 * Locks that a job may lose. All that a dying worker has in hand lose theirs at once, so this says little about the job:
 * with 3, 23 of 5,000 innocent ones failed where one of four workers was killed every 2 to 5 s. What ends such a job is
 * its deadline.
 */
const MAX_STALLED = 100;
const LAST_WORDS_MS = 1_000;

export function openConsumer(
  queues: Queues,
  queueName: string,
  processor: Processor,
  options: ConsumerOptions,
): { consumer: Consumer; worker: Worker } {
  const worker = new PatientWorker(queueName, processor, {
    connection: queues.redis,
    prefix: queues.settings.prefix,
    name: options.name,
    concurrency: options.concurrency,
    autorun: options.paused !== true,
    lockDuration: options.lockMs,
    stalledInterval: options.lockMs,
    maxStalledCount: MAX_STALLED,
    ...options.kept,
    settings: { backoffStrategy: (attemptsMade) => laterMs(backoffMs(attemptsMade, Math.random()), options) },
  });
  worker.on('error', (error) => options.report(namedRefusal(error)));
  // BullMQ aborts nothing by itself when a lock is lost; whoever lost it must stop working on the job.
  worker.on('lockRenewalFailed', (jobIds) => {
    for (const jobId of jobIds) worker.cancelJob(jobId, 'lock lost');
  });
  const isAway = () => queues.redis.status !== 'ready';
  const close = (graceMs: number) => closeWorker(worker, graceMs, isAway);
  const consumer = { ...pausing(worker, options.report), close };
  return { worker, consumer };
}

/**
 * `ms` from now, for a job that waits: BullMQ writes an instant of this machine's clock, and whoever's clock has reached it
 * takes the job. From a clock that is behind it would be taken at once, again and again.
 */
export function laterMs(ms: number, { behindMs }: Pick<ConsumerOptions, 'behindMs'>): number {
  return Math.round(ms + (behindMs?.() ?? 0));
}

async function closeWorker(worker: PatientWorker, graceMs: number, isAway: () => boolean): Promise<void> {
  const closed = worker.close().then(
    () => true,
    () => true,
  );
  const nothingToLose = isAway() && worker.jobsInHand() === 0;
  if (await within(nothingToLose ? 0 : graceMs, closed, false)) return;
  worker.cancelAllJobs('shutting down');
  if (await within(nothingToLose ? 0 : LAST_WORDS_MS, closed, false)) return;
  // Never resolves while Redis is away.
  await worker.abandon();
}
