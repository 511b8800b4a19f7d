import type { Store } from '@ambia/db';
import { manualSlot, type RunSummary } from '@ambia/prediction';
import { addTick, type Queues } from '@ambia/queue';
import { until } from '@ambia/stage';

/** Runs of the stage: begun by hand, or by the schedule of its workers. */
export interface Runs {
  /** Adds a tick by hand; its slot. */
  begin(): Promise<number>;
  /** The run's summary once it is complete. */
  finished(slot: number, timeoutMs: number): Promise<RunSummary>;
  summary(slot: number): Promise<RunSummary | null>;
  /** Newest first. */
  recent(limit: number): Promise<readonly RunSummary[]>;
}

export function openRuns(queues: Queues, store: Store, signal: AbortSignal): Runs {
  return {
    async begin() {
      const slot = manualSlot(Date.now());
      await addTick(queues, slot);
      return slot;
    },
    finished: (slot, timeoutMs) =>
      until(
        `the run of ${new Date(slot).toISOString()} is complete`,
        async () => {
          const summary = await store.runSummary(slot);
          return summary?.state === 'complete' && summary;
        },
        { timeoutMs, signal, everyMs: 200 },
      ),
    summary: (slot) => store.runSummary(slot),
    recent: (limit) => store.recentRuns(limit),
  };
}
