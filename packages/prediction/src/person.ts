import type { StoredAnswer } from './stored-answer.ts';

/** What the chain needs to know of a person before it reads what they did. */
export interface Person {
  /** `users.preferences.ai_predictions_enabled` is false. */
  readonly optedOut: boolean;
  /** IANA name from `users.preferences.timezone`; null where absent or not a zone. */
  readonly timeZone: string | null;
  /** The newest slot recorded for this person, milliseconds since the epoch; null before the first. */
  readonly lastSlot: number | null;
  /** Their last answer; null before the first, or where what is stored cannot be read. */
  readonly answer: StoredAnswer | null;
}

/** The same with what they did of late, as a slot asks. */
export interface PersonAt extends Person {
  /**
   * When they last did anything inside the window, milliseconds since the epoch; null where they did nothing, or have no
   * answer that it could call into question.
   */
  readonly newestActivity: number | null;
}
