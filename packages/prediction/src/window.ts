import type { Activity } from './activity.ts';

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

/**
 * Days that `activity` reaches back from `until`, at least 1: what lies before somebody's first row says nothing of their
 * habits. Where `limit` cut off older rows, the oldest day is not whole and does not count.
 */
export function daysCovered(activity: readonly Activity[], until: number, limit: number): number {
  const oldest = activity.reduce((earliest, one) => Math.min(earliest, one.at), until);
  const days = (until - oldest) / DAY_MS;
  return Math.max(1, activity.length < limit ? Math.ceil(days) : Math.floor(days));
}
