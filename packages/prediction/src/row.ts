import { cutVisibly } from './clean-text.ts';
import type { DecidedBy } from './decision.ts';
import { pageCacheKey } from './need.ts';
import type { Prediction } from './prediction.ts';
import { slotText } from './slot.ts';

/** What `generation_queue.context_data` holds: the generator reads `predicted_query` (else `predicted_action`) and `confidence`. */
export interface RowContext {
  readonly pattern_type: 'time_based' | 'query_based' | 'event_based';
  /** The number that met the threshold, 0 to 1. */
  readonly confidence: number;
  /** Whose number it is. */
  readonly decided_by: DecidedBy;
  /** What Llama stated; null where it was not asked. */
  readonly llama_confidence: number | null;
  /** The probability after calibration; null where there is none. */
  readonly calibrated_confidence: number | null;
  /** What the person's history says; null for a need outside their vocabulary. */
  readonly evidence_confidence: number | null;
  /** The same in words: `3 of the last 4 Fridays`. */
  readonly evidence: string;
  readonly predicted_action: string;
  /** The person's own wording, at most 500 characters; the key is absent rather than null. */
  readonly predicted_query?: string;
  /** When the need is likeliest, ISO 8601, UTC. */
  readonly trigger_time: string;
  /** The window in which it is to come, ISO 8601, UTC. */
  readonly window: { readonly from: string; readonly until: string };
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
  /** When the window opens, milliseconds since the epoch. */
  readonly from: number;
  /** When the page is to be made: milliseconds since the epoch, whole seconds. */
  readonly scheduledFor: number;
  /** When the window closes: milliseconds since the epoch, whole seconds. */
  readonly validUntil: number;
  /** The normalised query (else action) that identifies the need. */
  readonly need: string;
  /** The key under which the generator will store the page. */
  readonly cacheKey: string;
}

/** `predicted_need` is a VARCHAR(255) in one generation of the tables. */
const NEED_LIMIT = 255;

/** A prediction as a row, as found at `slot` through `model`. */
export function toRow(prediction: Prediction, origin: { readonly slot: number; readonly model: string }): QueueRow {
  const { considered, expectation } = prediction;
  return {
    id: considered.id,
    userId: considered.userId,
    priority: Math.round(considered.confidence * 100),
    predictedNeed: cutVisibly(expectation.action, NEED_LIMIT),
    context: rowContext(prediction, origin),
    from: considered.from,
    scheduledFor: considered.scheduledFor,
    validUntil: considered.until,
    need: considered.need,
    cacheKey: pageCacheKey(considered.userId, considered.need),
  };
}

function rowContext(
  { considered, expectation, decision, peak }: Prediction,
  origin: { readonly slot: number; readonly model: string },
): RowContext {
  return {
    pattern_type: expectation.type,
    confidence: decision.confidence,
    decided_by: decision.decidedBy,
    llama_confidence: expectation.stated,
    calibrated_confidence: decision.calibrated,
    evidence_confidence: expectation.evidence,
    evidence: expectation.kept,
    predicted_action: expectation.action,
    ...(expectation.query === undefined ? {} : { predicted_query: expectation.query }),
    trigger_time: slotText(peak),
    window: { from: slotText(considered.from), until: slotText(considered.until) },
    reasoning: expectation.reasoning,
    novel: expectation.novel,
    slot: slotText(origin.slot),
    model: origin.model,
  };
}
