import type { Considered } from './considered.ts';
import type { Outcome } from './outcome.ts';
import type { QueueRow } from './row.ts';
import type { StoredAnswer } from './stored-answer.ts';

/** What the chain hands to the database in one piece: to be written in one transaction or not at all. */
export interface Analysis {
  readonly userId: string;
  /** The run's identity: milliseconds since the epoch. */
  readonly slot: number;
  readonly outcome: Outcome;
  /** Patterns at or above the lower threshold. */
  readonly patternsDetected: number;
  /** Rows at or above the upper threshold, no two of the same need overlapping. */
  readonly rows: readonly QueueRow[];
  /** Everything that was considered, queued or not: what calibration learns from. */
  readonly considered: readonly Considered[];
  /** A fresh answer, in the place of the person's last one. */
  readonly answer?: StoredAnswer;
  /** Where the last answer stands: the slot at which the history was looked at again and asked for no other. */
  readonly seen?: number;
}

/** What the database did with an Analysis. */
export interface Recorded {
  /** False where this person's slot was recorded before: nothing was written or counted. */
  readonly counted: boolean;
  /** As given; `user_gone` where the person was deleted meanwhile, `superseded` where a later slot was recorded first. */
  readonly outcome: Outcome;
  readonly queued: readonly QueueRow[];
  readonly alreadyQueued: number;
  readonly alreadyCached: number;
}
