import type { Store } from '@ambia/db';
import type { Events } from './events.ts';
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
/** Calibration looks at the newest outcomes; older ones than this say little of people as they are. */
const OUTCOME_DAYS = 60;
/** Rows that one statement deletes: more would hold locks for long. */
const PURGE_ROWS = 5_000;

/** outcomes → what was learned: judges what is over, lets go of what is old, learns once a day. Returns how much of each. */
export async function upkeep(parts: UpkeepParts, signal: AbortSignal): Promise<Readonly<Record<string, number>>> {
  const judged = await judgeDue(parts, signal);
  const purged = await purgeOld(parts, signal);
  const learnedFrom = await learnIfDue(parts, signal);
  return { judged, purged, learnedFrom };
}

async function purgeOld({ store, now }: UpkeepParts, signal: AbortSignal): Promise<number> {
  let purged = 0;
  for (;;) {
    signal.throwIfAborted();
    const rows = await store.purgeConsidered(now() - OUTCOME_DAYS * DAY_MS, PURGE_ROWS);
    purged += rows;
    if (rows < PURGE_ROWS) return purged;
  }
}
