import { dayTimeOf, localInstantOf, wallAt, wallClockOf } from '@ambia/prediction';
import type { ActivityLog } from './activity-log.ts';

/** A log's local days, each from 04:00 to 04:00, numbered as `dayTimeOf` does. */
export interface Calendar {
  /** The day of the oldest event, and that of the newest. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** The newest event: what a window beyond it would have held, nobody knows. Milliseconds since the epoch. */
  readonly end: number;
  /** When a day begins: milliseconds since the epoch. */
  startOf(day: number): number;
  dayOf(at: number): number;
}

export function calendarOf({ people, zone }: Pick<ActivityLog, 'people' | 'zone'>): Calendar {
  const wallClock = wallClockOf(zone);
  const instantOf = localInstantOf(zone);
  const dayOf = (at: number) => dayTimeOf(wallClock(at)).day;
  const starts = people.map(({ activity }) => activity[0]?.at ?? Number.POSITIVE_INFINITY);
  const ends = people.map(({ activity }) => activity.at(-1)?.at ?? Number.NEGATIVE_INFINITY);
  const end = ends.reduce((latest, one) => Math.max(latest, one), Number.NEGATIVE_INFINITY);
  return {
    firstDay: dayOf(starts.reduce((earliest, one) => Math.min(earliest, one), Number.POSITIVE_INFINITY)),
    lastDay: dayOf(end),
    end,
    startOf: (day) => instantOf(wallAt({ day, halfHour: 0 })),
    dayOf,
  };
}

/** `2014-02-02`: the date on which a day begins. */
export function dateText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
