import { type Processor, Worker } from 'bullmq';
import { within } from './deadline.ts';
import { backoffMs } from './jobs.ts';
import type { Queues } from './queues.ts';

export interface ConsumerOptions {
  /** Shown in Bull Board on every job it took. */
  readonly name: string;
  readonly concurrency: number;
  /** How long a lock lasts, and how often lost ones are looked for: a killed worker's jobs return within lock + 2 × this. */
  readonly lockMs: number;
  readonly report: (error: Error) => void;
}

/** Takes jobs until closed. */
export interface Consumer {
  /** Lets jobs in hand finish for `graceMs`, then aborts them (they go back to the queue), then lets go. */
  close(graceMs: number): Promise<void>;
}

/** maxStalledCount: 1 would fail innocent jobs after two lost locks (measured with network flaps). */
const MAX_STALLED = 3;
const LAST_WORDS_MS = 1_000;

export function openConsumer(
  queues: Queues,
  queueName: string,
  processor: Processor,
  options: ConsumerOptions,
): { consumer: Consumer; worker: Worker } {
  const worker = new Worker(queueName, processor, {
    connection: queues.redis,
    prefix: queues.settings.prefix,
    name: options.name,
    concurrency: options.concurrency,
    lockDuration: options.lockMs,
    stalledInterval: options.lockMs,
    maxStalledCount: MAX_STALLED,
    settings: { backoffStrategy: (attemptsMade) => backoffMs(attemptsMade, Math.random()) },
  });
  worker.on('error', options.report);
  // BullMQ aborts nothing by itself when a lock is lost; whoever lost it must stop working on the job.
  worker.on('lockRenewalFailed', (jobIds) => {
    for (const jobId of jobIds) worker.cancelJob(jobId, 'lock lost');
  });
  return { worker, consumer: { close: (graceMs) => closeWorker(worker, graceMs) } };
}

async function closeWorker(worker: Worker, graceMs: number): Promise<void> {
  const closed = worker.close().then(
    () => true,
    () => true,
  );
  if (await within(graceMs, closed, false)) return;
  worker.cancelAllJobs('shutting down');
  if (await within(LAST_WORDS_MS, closed, false)) return;
  // Never resolves while Redis is away: the locks run out by themselves.
  worker.close(true).catch(() => undefined);
}
