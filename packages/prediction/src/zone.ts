import { Temporal } from 'temporal-polyfill';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** An instant on a person's clock. */
export interface LocalTime {
  /** `2026-11-20` */
  readonly date: string;
  readonly weekday: Weekday;
  /** `20:05` */
  readonly time: string;
}

export function isTimeZone(name: string): boolean {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId.length > 0;
  } catch {
    return false;
  }
}

/** @param at milliseconds since the epoch; @param zone IANA name */
export function localTime(at: number, zone: string): LocalTime {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return {
    date: local.toPlainDate().toString(),
    weekday: weekdayOf(local.dayOfWeek),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/** @param dayOfWeek 1 = Monday … 7 = Sunday, as ISO 8601 counts */
export function weekdayOf(dayOfWeek: number): Weekday {
  return WEEKDAYS[(dayOfWeek + 6) % 7] ?? 'monday';
}
