/** One thing a person did, as `activity_log` has it. */
export interface Activity {
  /** Instant in milliseconds since the epoch; whole seconds, as the table stores no more. */
  readonly at: number;
  /** `action_type`: query, view, interaction, dismiss, save or whatever the installation uses. */
  readonly action: string;
  /** The person's own words, untouched; null where the action had none. */
  readonly query: string | null;
}

/** At most this many of the newest rows of the history are read, so that an analysis costs no more for 500,000 events. */
export const ACTIVITY_LIMIT = 5_000;
