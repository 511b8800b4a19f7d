import type { Outcome } from './outcome.ts';

/** A run as it is stored, logged and shown. The first four fields are what the function we replace returned. */
export interface RunSummary {
  /** True where the run is complete and nobody ended failed or expired. */
  readonly success: boolean;
  readonly active_users: number;
  readonly patterns_detected: number;
  readonly predictions_queued: number;
  /** ISO 8601, UTC: the run's identity. */
  readonly slot: string;
  readonly kind: 'scheduled' | 'manual' | 'one_off';
  readonly state: 'running' | 'complete';
  readonly enqueued: number;
  readonly deduplicated: number;
  /** Slots between the scheduled run before and this one that came and went without a run: workers were away or a tick took long. */
  readonly skipped_slots: number;
  /** People by outcome; every outcome is present. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly llama_calls: number;
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  /** US dollars by the price configured when the calls were made; a stand-in costs nothing. */
  readonly cost_usd: number;
  /** From the slot's start of work until the last outcome was found, or until those without one were given up; so far, where it still runs. */
  readonly duration_ms: number;
  /** People by worker that recorded them. */
  readonly workers: Readonly<Record<string, number>>;
}
