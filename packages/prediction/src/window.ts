const DAY_MS = 86_400_000;

/** Instants in milliseconds: `since` inclusive, `until` inclusive. */
export interface Window {
  readonly since: number;
  readonly until: number;
}

/** The `days` days that end at the slot; used for the history (30) and for who counts as active (7). */
export function windowBefore(slot: number, days: number): Window {
  return { since: slot - days * DAY_MS, until: slot };
}
