import { keepFewEvents } from './events-kept.ts';
import { keepRecurring } from './keep-recurring.ts';
import type { Queues } from './queues.ts';
import { slotAt } from './schedule.ts';
import { addAgain, ticks, upkeeps } from './scheduler.ts';

export interface ScheduleRules {
  /** Cron, UTC. */
  readonly pattern: string;
  /** How long after its slot a job expires. */
  readonly deadlineMs: number;
  readonly now: () => number;
  /** Whether this worker may touch the schedule: one with a wrong clock would take it along. */
  readonly allowed: () => boolean;
  readonly report: {
    /** A look failed; the watch goes on. */
    failed(error: unknown): void;
    /** The schedule was gone and is there again. */
    restored(pattern: string): void;
    /** Another pattern than this worker's is in force; null once it is this worker's again. */
    differs(inForce: string | null): void;
  };
}

export interface ScheduleWatch {
  /** Looks at once. */
  look(): void;
  stop(): void;
}

/** A lost schedule is back before the next slot of any schedule that is not by the second. */
const WATCH_MS = 2_000;

/**
 * Makes sure that the schedules exist and few events are kept, now and from then on: a FLUSHALL or an `obliterate` removes
 * both, and nobody else would notice. Any number of workers may do this at once; nobody removes them when stopping.
 */
export function keepSchedule(queues: Queues, rules: ScheduleRules): ScheduleWatch {
  let stopped = false;
  const look = oneAtATime(lookAfter(queues, rules), (error) => {
    // The last look may be cut off by the closing of the connection.
    if (!stopped) rules.report.failed(error);
  });
  const timer = setInterval(look, WATCH_MS);
  look();
  return {
    look,
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}

function lookAfter(queues: Queues, rules: ScheduleRules): () => Promise<void> {
  const { now, allowed, report } = rules;
  const lookAfterTicks = keepRecurring(ticks(queues, rules.pattern));
  const lookAfterUpkeeps = keepRecurring(upkeeps(queues));
  let differing: string | null = null;
  return async () => {
    if (!allowed()) return;
    const { pattern, lost } = await lookAfterTicks(now());
    await lookAfterUpkeeps(now());
    await keepFewEvents(queues);
    if (lost) await replay(queues, pattern, rules);
    const other = pattern === rules.pattern ? null : pattern;
    if (other !== differing) report.differs(other);
    differing = other;
  };
}

/** What the present slot's tick had queued is gone with the schedule; run again, it adds what is missing and no more. */
async function replay(queues: Queues, pattern: string, { now, deadlineMs, report }: ScheduleRules): Promise<void> {
  report.restored(pattern);
  const slot = slotAt(pattern, now());
  if (now() - slot < deadlineMs / 2) await addAgain(queues, slot, pattern);
}

/** While Redis is away a look takes as long as that lasts: others would only queue up behind it. */
function oneAtATime(work: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let busy = false;
  return () => {
    if (busy) return;
    busy = true;
    work()
      .catch(failed)
      .finally(() => {
        busy = false;
      });
  };
}
