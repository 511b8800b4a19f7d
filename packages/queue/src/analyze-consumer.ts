import { type AnalyzeJob, type AnalyzeUserResult, asFailure, Failure, verdict } from '@ambia/prediction';
import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import { type Consumer, type ConsumerOptions, laterMs, openConsumer } from './consumer.ts';
import { foreignJob } from './foreign-job.ts';
import { ANALYZE_QUEUE, AnalyzeJobForm, ATTEMPTS } from './jobs.ts';
import type { Queues } from './queues.ts';
import { PEOPLE_KEPT } from './retention.ts';

/** What became of a job's earlier starts. */
export interface JobPast {
  /** Including the present one where it failed. */
  readonly attempts: number;
  /** Starts that never ended: the process died, hung or lost Redis for longer than a lock. */
  readonly lostStarts: number;
}

export interface AnalyzeHandlers {
  analyze(job: AnalyzeJob, signal: AbortSignal, past: JobPast): Promise<AnalyzeUserResult>;
  /** The job will not be tried again; called before it is marked failed, possibly more than once. */
  gaveUp(job: AnalyzeJob, failure: Failure, past: JobPast): Promise<void>;
}

/** A wait of our own choosing where a failure named none, spread so that a fleet does not come back as one. */
const PAUSE_DEFAULT_MS = 5_000;
const PAUSE_SPREAD = 0.25;
/** A wait of nothing must not become a hot loop. */
const PAUSE_MIN_MS = 10;

/** Takes analyze-user jobs. Retry, pause and giving up are decided here and nowhere else. */
export function openAnalyzeConsumer(queues: Queues, handlers: AnalyzeHandlers, options: ConsumerOptions): Consumer {
  const { consumer, worker } = openConsumer(
    queues,
    ANALYZE_QUEUE,
    // Three parameters to the letter: a processor with fewer (a default value is one fewer) is given no signal.
    async (job, token, signal) => {
      const data = await readJob(job, handlers);
      const live = signal ?? new AbortController().signal;
      try {
        return await handlers.analyze(data, live, pastOf(job, 0));
      } catch (thrown) {
        if (live.aborted) return await handBack(job, token, 0);
        return await settle(job, token, data, asFailure(thrown), handlers, options);
      }
    },
    // Not in each job, of which a hundred thousand may wait: there it is a twentieth of what they take.
    { ...options, kept: PEOPLE_KEPT },
  );
  // A job that stalled too often is failed by BullMQ itself, and no processor of ours hears of it.
  worker.on('failed', (job, error) => {
    const data = AnalyzeJobForm.safeParse(job?.data);
    if (job === undefined || !data.success || !error.message.includes('stalled')) return;
    handlers
      .gaveUp(data.data, new Failure('permanent', 'JOB_STALLED', 'its workers vanished too often'), pastOf(job, 0))
      .catch(options.report);
  });
  return consumer;
}

function pastOf(job: Job, failedNow: 0 | 1): JobPast {
  return { attempts: job.attemptsMade + failedNow, lostStarts: job.stalledCounter };
}

/** A job of another version ends at once, and its person's slot with it where it can be told whose it is. */
async function readJob(job: Job, handlers: AnalyzeHandlers): Promise<AnalyzeJob> {
  const data = AnalyzeJobForm.safeParse(job.data);
  if (data.success) return data.data;
  const failure = foreignJob(job.data);
  const whose = AnalyzeJobForm.safeParse({ ...job.data, v: 1, always: undefined });
  if (whose.success) await handlers.gaveUp(whose.data, failure, pastOf(job, 1));
  throw new UnrecoverableError(failure.message);
}

async function settle(
  job: Job,
  token: string | undefined,
  data: AnalyzeJob,
  failure: Failure,
  handlers: AnalyzeHandlers,
  options: ConsumerOptions,
): Promise<never> {
  switch (verdict(failure, { made: job.attemptsMade, allowed: job.opts.attempts ?? ATTEMPTS })) {
    case 'pause':
      return await handBack(job, token, laterMs(pauseMs(failure), options));
    case 'retry':
      throw new Error(failure.message);
    case 'give_up':
      await handlers.gaveUp(data, failure, pastOf(job, 1));
      throw new UnrecoverableError(failure.message);
  }
}

/** A wait that was named is kept to the millisecond: it is the job's place in line. */
function pauseMs({ retryAfterMs }: Failure): number {
  if (retryAfterMs !== undefined) return Math.max(PAUSE_MIN_MS, retryAfterMs);
  return PAUSE_DEFAULT_MS * (1 + Math.random() * PAUSE_SPREAD);
}

/** Back to the queue after `ms`, without costing an attempt. */
async function handBack(job: Job, token: string | undefined, ms: number): Promise<never> {
  await job.moveToDelayed(Date.now() + Math.round(ms), token);
  throw new DelayedError();
}
