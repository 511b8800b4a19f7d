import type { Store } from '@ambia/db';
import type { RunSummary } from '@ambia/prediction';
import type { Output } from '../output.ts';
import { LOOK_MS, orAborted, pause } from '../patience.ts';
import { runProgress } from './run-progress.ts';
import { watchUnattended } from './unattended.ts';

/** Shows a run's progress until it is complete. @throws the signal's reason */
export async function followRun(
  store: Pick<Store, 'runSummary'>,
  slot: number,
  out: Output,
  now: () => number,
  signal: AbortSignal,
): Promise<RunSummary> {
  const progress = out.progress();
  const unattended = watchUnattended(out, now);
  try {
    for (;;) {
      const summary = await orAborted(store.runSummary(slot), signal);
      const { text, share } = runProgress(summary);
      progress.update(text, share);
      if (summary?.state === 'complete') return summary;
      unattended(summary !== null);
      await pause(LOOK_MS, signal);
    }
  } finally {
    progress.end();
  }
}
