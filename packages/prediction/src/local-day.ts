import { WEEKDAYS, type Weekday } from './zone.ts';

const DAY_MS = 86_400_000;
export const HALF_HOUR_MS = 1_800_000;
/** Half hours of a day. */
export const HALF_HOURS = 48;

/**
 * A habit's day runs from four to four: people sleep then, so that hardly a window spans two days and an evening that
 * ends at one o'clock is one evening.
 */
const DAY_START_MS = 4 * 3_600_000;

/** A wall clock's time as a day's number and the half hour of that day, 0 (04:00) to 47 (03:30). */
export interface DayTime {
  /** Days since 1 January 1970, a Thursday. */
  readonly day: number;
  readonly halfHour: number;
}

/** @param wall milliseconds as `wallClockOf` counts them */
export function dayTimeOf(wall: number): DayTime {
  const since = wall - DAY_START_MS;
  const day = Math.floor(since / DAY_MS);
  return { day, halfHour: Math.floor((since - day * DAY_MS) / HALF_HOUR_MS) };
}

/** When a day's half hour begins on the wall clock, milliseconds as `wallClockOf` counts them. */
export function wallAt({ day, halfHour }: DayTime): number {
  return day * DAY_MS + DAY_START_MS + halfHour * HALF_HOUR_MS;
}

/** The minute of the calendar day, 0 to 1,439, at which a half hour begins. */
export function minuteOf(halfHour: number): number {
  return (DAY_START_MS / 60_000 + halfHour * 30) % 1_440;
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayIndex(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function isWeekend(day: number): boolean {
  return weekdayIndex(day) >= 5;
}

export function weekdayNamed(day: number): Weekday {
  return WEEKDAYS[weekdayIndex(day)] ?? 'monday';
}
