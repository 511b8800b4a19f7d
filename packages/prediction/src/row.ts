import { cutVisibly } from './clean-text.ts';
import { rowId } from './identity.ts';
import { pageCacheKey } from './need.ts';
import type { Prediction } from './prediction.ts';
import { slotText } from './slot.ts';

/** What `generation_queue.context_data` holds: the generator reads `predicted_query` (else `predicted_action`) and `confidence`. */
export interface RowContext {
  readonly pattern_type: 'time_based' | 'query_based' | 'event_based';
  /** The number that met the threshold, 0 to 1. */
  readonly confidence: number;
  readonly predicted_action: string;
  /** The person's own wording, at most 500 characters; the key is absent rather than null. */
  readonly predicted_query?: string;
  /** ISO 8601, UTC. */
  readonly trigger_time: string;
  readonly reasoning: string;
  /** True where the wording is not one of the person's own. */
  readonly novel: boolean;
  /** The slot that found it, ISO 8601, UTC. */
  readonly slot: string;
  /** The model that answered; a stand-in says so here. */
  readonly model: string;
}

/** A row for `generation_queue`, complete but for `job_type`, which depends on the database. */
export interface QueueRow {
  /** UUIDv5 of (user, normalised need, local occurrence). */
  readonly id: string;
  readonly userId: string;
  /** Confidence × 100, rounded. */
  readonly priority: number;
  /** At most 255 characters, visibly cut. */
  readonly predictedNeed: string;
  readonly context: RowContext;
  /** Milliseconds since the epoch, whole seconds. */
  readonly scheduledFor: number;
  /** Milliseconds since the epoch, whole seconds. */
  readonly validUntil: number;
  /** The normalised query (else action) that identifies the need. */
  readonly need: string;
  /** The key under which the generator will store the page. */
  readonly cacheKey: string;
}

export interface RowOrigin {
  readonly userId: string;
  readonly slot: number;
  readonly model: string;
  /** How long before the need its page should be made. */
  readonly leadMinutes: number;
}

/** `predicted_need` is a VARCHAR(255) in one generation of the tables. */
const NEED_LIMIT = 255;
/** Farther ahead than a weekly habit ever is: a trigger beyond this was not computed from one. */
const HORIZON_MS = 8 * 86_400_000;
const VALID_MS = 3_600_000;

/** A prediction as a row; null where its time lies beyond the eight days that are queued ahead. */
export function toRow(prediction: Prediction, origin: RowOrigin): QueueRow | null {
  if (prediction.trigger > origin.slot + HORIZON_MS) return null;
  const { need, trigger, confidence } = prediction;
  return {
    id: rowId(origin.userId, need, prediction.occurrence),
    userId: origin.userId,
    priority: Math.round(confidence * 100),
    predictedNeed: cutVisibly(prediction.action, NEED_LIMIT),
    context: rowContext(prediction, origin),
    scheduledFor: Math.max(trigger - origin.leadMinutes * 60_000, wholeSecondAfter(origin.slot)),
    validUntil: trigger + VALID_MS,
    need,
    cacheKey: pageCacheKey(origin.userId, need),
  };
}

function rowContext(prediction: Prediction, origin: RowOrigin): RowContext {
  return {
    pattern_type: prediction.pattern.type,
    confidence: prediction.confidence,
    predicted_action: prediction.action,
    ...(prediction.query === undefined ? {} : { predicted_query: prediction.query }),
    trigger_time: slotText(prediction.trigger),
    reasoning: prediction.pattern.reasoning,
    novel: prediction.novel,
    slot: slotText(origin.slot),
    model: origin.model,
  };
}

function wholeSecondAfter(slot: number): number {
  return Math.ceil(slot / 1_000) * 1_000;
}
