import { type Consumer, type ConsumerOptions, openConsumer } from './consumer.ts';
import { readJobData } from './foreign-job.ts';
import { TICK_QUEUE, TickJobForm } from './jobs.ts';
import type { Queues } from './queues.ts';
import { dueAt } from './recurring.ts';
import { slotAt } from './schedule.ts';
import { withoutWords } from './without-words.ts';

export interface Tick {
  /** Milliseconds since the epoch: the run's identity. */
  readonly slot: number;
  readonly kind: 'scheduled' | 'manual';
  /** Of the schedule in force. Cron, UTC. */
  readonly pattern: string;
}

export interface TickRules {
  /** For ticks that do not bring the pattern of the schedule that made them. Cron, UTC. */
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
      const data = readJobData(TickJobForm, job.data);
      const inForce = data.pattern ?? pattern;
      const slot = data.slot ?? settleSlot(inForce, { now: Date.now(), due: dueAt(job.id) }, deadlineMs);
      if (data.slot === undefined) await job.updateData({ ...data, slot });
      try {
        await run(
          { slot, kind: job.id?.startsWith('manual-') ? 'manual' : 'scheduled', pattern: inForce },
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
 * The last scheduled instant: after an outage one tick catches up for all that were missed. A tick that a clock slightly
 * ahead began early is the run of the instant at which it was due. Where the instant is so far away that its jobs would
 * expire before they are done (a rare schedule, taken late), the present second.
 * @param at `now` by the clock that BullMQ goes by; `due` by the schedule, null where that is not known
 */
export function settleSlot(
  pattern: string,
  at: { readonly now: number; readonly due: number | null },
  deadlineMs: number,
): number {
  const scheduled = Math.max(slotAt(pattern, at.now), at.due ?? 0);
  return Math.abs(at.now - scheduled) < deadlineMs / 2 ? scheduled : Math.floor(at.now / 1_000) * 1_000;
}
