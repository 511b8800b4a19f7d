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
