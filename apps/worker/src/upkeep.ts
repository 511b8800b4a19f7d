import type { Store } from '@ambia/db';
import type { Events } from './events.ts';
import { forgetGone } from './forget-gone.ts';
import { judgeDue } from './judge-due.ts';
import { learnIfDue } from './learn-if-due.ts';
import { purgeOld } from './purge-old.ts';

export interface UpkeepParts {
  readonly store: Store;
  readonly events: Events;
  /** Model and prompt version in use. */
  readonly llama: string;
  readonly historyDays: number;
  readonly timeZone: string;
  readonly now: () => number;
}

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
