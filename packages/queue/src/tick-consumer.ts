import { type Consumer, type ConsumerOptions, openConsumer } from './consumer.ts';
import { TICK_QUEUE, TickJobForm } from './jobs.ts';
import type { Queues } from './queues.ts';
import { slotAt } from './schedule.ts';
import { withoutWords } from './without-words.ts';

export interface Tick {
  /** Milliseconds since the epoch: the run's identity. */
  readonly slot: number;
  readonly kind: 'scheduled' | 'manual';
}

export interface TickRules {
  /** Cron, UTC. */
  readonly pattern: string;
  /** How long after its slot a job expires. */
  readonly deadlineMs: number;
}

/**
 * Runs ticks, one at a time in the whole fleet. The slot is settled when a tick first starts and kept in the job, so
 * that a retry is the same run.
 */
export function openTickConsumer(
  queues: Queues,
  { pattern, deadlineMs }: TickRules,
  run: (tick: Tick, signal: AbortSignal) => Promise<void>,
  options: Omit<ConsumerOptions, 'concurrency'>,
): Consumer {
  const { consumer } = openConsumer(
    queues,
    TICK_QUEUE,
    async (job, _token, signal) => {
      const data = TickJobForm.parse(job.data);
      const slot = data.slot ?? settleSlot(pattern, Date.now(), deadlineMs);
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

/**
 * The last scheduled instant: after an outage one tick catches up for all that were missed. Where that is so long ago
 * that its jobs would expire before they are done (a rare schedule, taken late), the present second.
 */
export function settleSlot(pattern: string, now: number, deadlineMs: number): number {
  const scheduled = slotAt(pattern, now);
  return now - scheduled < deadlineMs / 2 ? scheduled : Math.floor(now / 1_000) * 1_000;
}
