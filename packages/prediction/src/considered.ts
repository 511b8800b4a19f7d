import type { DecidedBy, Ruling } from './decision.ts';

/**
 * A prediction that was considered at a slot, whatever became of it: one unit per (person, need, window). It is kept
 * beyond its window, so that what was said can be compared with what then happened. Instants are milliseconds since the
 * epoch, whole seconds.
 */
export interface Considered {
  /** UUIDv5 of (user, need, local occurrence): the same as the queue row's, where there is one. */
  readonly id: string;
  readonly userId: string;
  /** The slot that considered it. */
  readonly slot: number;
  /** The normalised query (else action). */
  readonly need: string;
  /** The window in which the need is to come: `from` inclusive, `until` exclusive. */
  readonly from: number;
  readonly until: number;
  /** When its page would be made. */
  readonly scheduledFor: number;
  /** The confidence that Llama stated, 0 to 1; null where it was not asked or did not name it. */
  readonly stated: number | null;
  /** What the person's own history says, 0 to 1; null for a need outside their vocabulary. */
  readonly evidence: number | null;
  /** The same in words: `3 of the last 4 Fridays`; empty for a need outside their vocabulary. */
  readonly kept: string;
  /** The calibrated probability, 0 to 1; null where there is none. */
  readonly calibrated: number | null;
  /** The number that met the threshold. */
  readonly confidence: number;
  readonly decidedBy: DecidedBy;
  readonly ruling: Ruling;
  /** Which Llama stated it: model and prompt version, such as `meta-llama/Llama-3.3-70B-Instruct-Turbo#2`; at most 120 characters. */
  readonly llama: string;
}

/** What became of a considered prediction once its window was over. */
export interface Judged {
  readonly id: string;
  /** The same need came inside the window; the person staying away is a miss. */
  readonly hit: boolean;
  /** The same need came while the page lived: 2 to 32 minutes after `scheduledFor`. */
  readonly served: boolean;
}

/** A considered prediction with its outcome: what calibration learns from. */
export interface Labelled extends Considered, Judged {}
