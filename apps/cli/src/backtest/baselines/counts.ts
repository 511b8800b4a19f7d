import { type Activity, dayTimeOf, needsIn, wallClockOf, weekdayIndex } from '@ambia/prediction';

export const HOURS = 24;

/** When something was asked for: a local day, and its hour counted from 04:00. */
interface Came {
  readonly day: number;
  readonly hour: number;
}

/** One need in a person's past. */
interface NeedCounts {
  /** The normalised query. */
  readonly need: string;
  /** How often it came. */
  readonly events: number;
  /** By hour: the days on which it came in it. */
  readonly days: readonly ReadonlySet<number>[];
}

/** A person's past as a baseline counts it, before the day it predicts. */
export interface PastCounts {
  /** The day that is predicted. */
  readonly day: number;
  /** Whole days that the past covers, at least 1. */
  readonly covered: number;
  /** Of these, days of the predicted one's weekday. */
  readonly sameWeekday: number;
  /** Commonest first. */
  readonly needs: readonly NeedCounts[];
  /** Events of all needs by hour, and by weekday (0 = Monday). */
  readonly byHour: readonly number[];
  readonly byWeekday: readonly number[];
}

/** @param activity what was done in the `historyDays` before the day's morning; at least one event */
export function countsOf(activity: readonly Activity[], day: number, zone: string): PastCounts {
  const wallClock = wallClockOf(zone);
  const cameAt = (at: number): Came => {
    const { day: on, halfHour } = dayTimeOf(wallClock(at));
    return { day: on, hour: Math.floor(halfHour / 2) };
  };
  const all = activity.map(({ at }) => cameAt(at));
  const first = all.reduce((earliest, one) => Math.min(earliest, one.day), day);
  const needs = needsIn(activity).map(({ need, occurrences }) => needCounts(need, occurrences.map(cameAt)));
  return {
    day,
    covered: Math.max(1, day - first),
    sameWeekday: Math.floor((day - first) / 7),
    needs,
    byHour: tally(
      HOURS,
      all.map(({ hour }) => hour),
    ),
    byWeekday: tally(
      7,
      all.map((one) => weekdayIndex(one.day)),
    ),
  };
}

function needCounts(need: string, came: readonly Came[]): NeedCounts {
  const days = Array.from({ length: HOURS }, () => new Set<number>());
  for (const { day, hour } of came) days[hour]?.add(day);
  return { need, events: came.length, days };
}

function tally(length: number, places: readonly number[]): number[] {
  const counts = Array.from({ length }, () => 0);
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
}
