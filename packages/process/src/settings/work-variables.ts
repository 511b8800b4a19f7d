import { optional, text, wholeNumber } from './kind.ts';
import type { Variables } from './variable.ts';

export const WORK = {
  SCHEDULE: {
    ...text(/^[\w*/,?#-]+( +[\w*/,?#-]+){4,5}$/, 'a cron pattern of 5 fields, or 6 with seconds first'),
    meaning: 'When a run begins, as a cron pattern in UTC; the worker that started last sets it for all.',
    default: '*/5 * * * *',
  },
  JOB_DEADLINE_MINUTES: {
    // A window is open for half an hour at least once its likeliest time begins: a row written later could be dead.
    ...wholeNumber(1, 25),
    meaning:
      'A job that is not done this long after its run began ends as expired; the next run takes the person again.',
    default: '15',
  },
  WORKER_CONCURRENCY: {
    ...wholeNumber(1, 1_000),
    meaning: 'People that one worker has in hand at once; most of them wait for Llama.',
    default: '50',
  },
  JOB_LOCK_SECONDS: {
    ...wholeNumber(1, 600),
    meaning:
      'How long a worker holds a job without a sign of life; with 15, the jobs of a killed one are back within 45 s.',
    default: '15',
  },
  SHUTDOWN_GRACE_SECONDS: {
    ...optional(wholeNumber(1, 3_600)),
    meaning: 'How long a process may take to stop; not below LLAMA_TIMEOUT_SECONDS, so that calls in flight can end.',
    default: null,
    defaultInWords: '`LLAMA_TIMEOUT_SECONDS` + 5',
  },
} as const satisfies Variables;
