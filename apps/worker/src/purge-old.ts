import { LESSON_LIMITS } from '@ambia/prediction';
import type { UpkeepParts } from './upkeep.ts';

const DAY_MS = 86_400_000;
/** Rows that one statement deletes: more would hold locks for long. */
const ROWS = 5_000;
/** A month of runs, and room for as many by hand. */
const RUN_DAYS = 30;
const RUNS = 20_000;
/** Longer than any history that is looked at: whoever comes back then is new. */
const STATE_DAYS = 400;

/** Lets go of everything that is older than it is kept, or too much. Returns how many rows went. */
export async function purgeOld(
  { store, now }: Pick<UpkeepParts, 'store' | 'now'>,
  signal: AbortSignal,
): Promise<number> {
  const ago = (days: number) => now() - days * DAY_MS;
  const purges = [
    () => store.purgeConsidered(ago(LESSON_LIMITS.outcomeDays), ROWS),
    () => store.purgeRuns({ before: ago(RUN_DAYS), keep: RUNS, limit: ROWS }),
    () => store.purgeStates(ago(STATE_DAYS), ROWS),
    () => store.purgeFailures(now(), ROWS),
  ];
  let purged = 0;
  for (const purge of purges) purged += await untilFew(purge, signal);
  return purged;
}

async function untilFew(purge: () => Promise<number>, signal: AbortSignal): Promise<number> {
  let purged = 0;
  for (;;) {
    signal.throwIfAborted();
    const rows = await purge();
    purged += rows;
    if (rows < ROWS) return purged;
  }
}
