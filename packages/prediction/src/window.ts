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

/** Whole days of the window that `activity` covers: all of them, unless `limit` cut off the oldest rows; at least 1. */
export function daysCovered(activity: readonly Activity[], { since, until }: Window, limit: number): number {
  const from = activity.length < limit ? since : Math.min(...activity.map((one) => one.at));
  return Math.max(1, Math.floor((until - from) / DAY_MS));
}
