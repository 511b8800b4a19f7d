import type { Store } from '@ambia/db';
import { LESSON_LIMITS } from '@ambia/prediction';
import type { Events } from './events.ts';
import { forgetGone } from './forget-gone.ts';
import { judgeDue } from './judge-due.ts';
import { learnIfDue } from './learn-if-due.ts';

export interface UpkeepParts {
  readonly store: Store;
  readonly events: Events;
  /** Model and prompt version in use. */
  readonly llama: string;
  readonly historyDays: number;
  readonly timeZone: string;
  readonly now: () => number;
}

const DAY_MS = 86_400_000;
/** Rows that one statement deletes: more would hold locks for long. */
const PURGE_ROWS = 5_000;

/**
 * outcomes → what was learned: forgets who is gone, judges what is over, lets go of what is old, learns once a day.
 * Returns how much of each.
 */
export async function upkeep(parts: UpkeepParts, signal: AbortSignal): Promise<Readonly<Record<string, number>>> {
  const forgotten = await forgetGone(parts, signal);
  const judged = await judgeDue(parts, signal);
  const purged = await purgeOld(parts, signal);
  const learnedFrom = await learnIfDue(parts, signal);
  return { forgotten, judged, purged, learnedFrom };
}

async function purgeOld({ store, now }: UpkeepParts, signal: AbortSignal): Promise<number> {
  let purged = 0;
  for (;;) {
    signal.throwIfAborted();
    const rows = await store.purgeConsidered(now() - LESSON_LIMITS.outcomeDays * DAY_MS, PURGE_ROWS);
    purged += rows;
    if (rows < PURGE_ROWS) return purged;
  }
}
