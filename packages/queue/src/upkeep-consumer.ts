import { type Consumer, type ConsumerOptions, openConsumer } from './consumer.ts';
import { readJobData } from './foreign-job.ts';
import { UPKEEP_QUEUE, UpkeepJobForm } from './jobs.ts';
import type { Queues } from './queues.ts';
import { withoutWords } from './without-words.ts';

/** Does the upkeep whenever it is due, once at a time in the whole fleet. What `run` returns is kept as the job's result. */
export function openUpkeepConsumer(
  queues: Queues,
  run: (signal: AbortSignal) => Promise<Readonly<Record<string, number>>>,
  options: Omit<ConsumerOptions, 'concurrency'>,
): Consumer {
  const { consumer } = openConsumer(
    queues,
    UPKEEP_QUEUE,
    async (job, _token, signal) => {
      readJobData(UpkeepJobForm, job.data);
      try {
        return await run(signal ?? new AbortController().signal);
      } catch (thrown) {
        throw withoutWords(thrown);
      }
    },
    { ...options, concurrency: 1 },
  );
  return consumer;
}
