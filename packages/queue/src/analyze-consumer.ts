import { type AnalyzeJob, type AnalyzeUserResult, asFailure, Failure, verdict } from '@ambia/prediction';
import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import { type Consumer, type ConsumerOptions, openConsumer } from './consumer.ts';
import { ANALYZE_QUEUE, AnalyzeJobForm, ATTEMPTS } from './jobs.ts';
import type { Queues } from './queues.ts';

export interface AnalyzeHandlers {
  analyze(job: AnalyzeJob, signal: AbortSignal): Promise<AnalyzeUserResult>;
  /** The job will not be tried again; called before it is marked failed, possibly more than once. */
  gaveUp(job: AnalyzeJob, failure: Failure): Promise<void>;
}

/** Waits of our own choosing where a failure named none, and spread so that a fleet does not come back as one. */
const PAUSE_DEFAULT_MS = 5_000;
const PAUSE_MIN_MS = 500;
const PAUSE_SPREAD = 0.25;

/** Takes analyze-user jobs. Retry, pause and giving up are decided here and nowhere else. */
export function openAnalyzeConsumer(queues: Queues, handlers: AnalyzeHandlers, options: ConsumerOptions): Consumer {
  const { consumer, worker } = openConsumer(
    queues,
    ANALYZE_QUEUE,
    // Three parameters to the letter: a processor with fewer (a default value is one fewer) is given no signal.
    async (job, token, signal) => {
      const data = readJob(job);
      const live = signal ?? new AbortController().signal;
      try {
        return await handlers.analyze(data, live);
      } catch (thrown) {
        if (live.aborted) return await handBack(job, token, 0);
        return await settle(job, token, data, asFailure(thrown), handlers);
      }
    },
    options,
  );
  // A job that stalled too often is failed by BullMQ itself, and no processor of ours hears of it.
  worker.on('failed', (job, error) => {
    const data = AnalyzeJobForm.safeParse(job?.data);
    if (!data.success || !error.message.includes('stalled')) return;
    handlers
      .gaveUp(data.data, new Failure('permanent', 'JOB_STALLED', 'its workers vanished too often'))
      .catch(options.report);
  });
  return consumer;
}

function readJob(job: Job): AnalyzeJob {
  const data = AnalyzeJobForm.safeParse(job.data);
  if (data.success) return data.data;
  throw new UnrecoverableError('JOB_FORM: the job data is not of version 1; was it added by another release?');
}

async function settle(
  job: Job,
  token: string | undefined,
  data: AnalyzeJob,
  failure: Failure,
  handlers: AnalyzeHandlers,
): Promise<never> {
  switch (verdict(failure, { made: job.attemptsMade, allowed: job.opts.attempts ?? ATTEMPTS })) {
    case 'pause': {
      const wait = Math.max(PAUSE_MIN_MS, failure.retryAfterMs ?? PAUSE_DEFAULT_MS);
      return await handBack(job, token, wait * (1 + Math.random() * PAUSE_SPREAD));
    }
    case 'retry':
      throw new Error(failure.message);
    case 'give_up':
      await handlers.gaveUp(data, failure);
      throw new UnrecoverableError(failure.message);
  }
}

/** Back to the queue after `ms`, without costing an attempt. */
async function handBack(job: Job, token: string | undefined, ms: number): Promise<never> {
  await job.moveToDelayed(Date.now() + Math.round(ms), token);
  throw new DelayedError();
}
