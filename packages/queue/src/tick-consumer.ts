import { asFailure } from '@ambia/prediction';
import { type Consumer, type ConsumerOptions, openConsumer } from './consumer.ts';
import { TICK_QUEUE, TickJobForm } from './jobs.ts';
import type { Queues } from './queues.ts';
import { slotAt } from './schedule.ts';

export interface Tick {
  /** Milliseconds since the epoch: the run's identity. */
  readonly slot: number;
  readonly kind: 'scheduled' | 'manual';
}

/**
 * Runs ticks, one at a time in the whole fleet. The slot is settled when a tick first starts, as the last scheduled
 * instant: after an outage one tick catches up for all that were missed, under a slot whose jobs are not expired. It is
 * kept in the job, so that a retry is the same run.
 */
export function openTickConsumer(
  queues: Queues,
  pattern: string,
  run: (tick: Tick, signal: AbortSignal) => Promise<void>,
  options: Omit<ConsumerOptions, 'concurrency'>,
): Consumer {
  const { consumer } = openConsumer(
    queues,
    TICK_QUEUE,
    async (job, _token, signal) => {
      const data = TickJobForm.parse(job.data);
      const slot = data.slot ?? slotAt(pattern, Date.now());
      if (data.slot === undefined) await job.updateData({ ...data, slot });
      try {
        await run(
          { slot, kind: job.id?.startsWith('manual-') ? 'manual' : 'scheduled' },
          signal ?? new AbortController().signal,
        );
      } catch (thrown) {
        throw withoutWords(thrown);
      }
    },
    { ...options, concurrency: 1 },
  );
  return consumer;
}

/** What Redis and Bull Board may keep of an error: code and safe text, no stack that quotes someone else's message. */
function withoutWords(thrown: unknown): Error {
  return new Error(asFailure(thrown).message);
}
