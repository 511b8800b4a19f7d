import { manualSlot, type RunSummary } from '@ambia/prediction';
import { addTick } from '@ambia/queue';
import { until } from '@ambia/stage';
import type { Ground } from './ground.ts';
import type { Installation } from './installation.ts';

/** Longest that anything measured may take: the machine is taken to hang. */
const RUN_MS = 30 * 60_000;

/** Sends everybody through once by hand; the run's summary, by whose own instants it took `duration_ms`. */
export async function oneRun(
  { queues, store }: Pick<Installation, 'queues' | 'store'>,
  { signal }: Ground,
): Promise<RunSummary> {
  const slot = manualSlot(Date.now());
  await addTick(queues, slot);
  return until(
    'the run is complete',
    async () => {
      const summary = await store.runSummary(slot);
      return summary?.state === 'complete' && summary;
    },
    { timeoutMs: RUN_MS, signal, everyMs: 200 },
  );
}
