import { Temporal } from 'temporal-polyfill';
import { type Weekday, weekdayOf } from './zone.ts';

/** When a need comes back, on the person's own clock. */
export interface Recurrence {
  /** At least one. */
  readonly days: readonly Weekday[];
  /** When its window opens, `HH:MM`. */
  readonly at: string;
  /** How long the window stays open. */
  readonly minutes: number;
}

/**
 * The first occurrence after `now`, in milliseconds since the epoch. A time of day that the clocks skip moves forward
 * by the gap; one that comes twice is the first of the two.
 */
export function nextOccurrence(recurrence: Omit<Recurrence, 'minutes'>, now: number, zone: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const plainTime = Temporal.PlainTime.from(recurrence.at);
  // Today's may be over, hence eight days; DST can push an occurrence across midnight, hence one more.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const date = today.add({ days: ahead });
    if (!recurrence.days.includes(weekdayOf(date.dayOfWeek))) continue;
    const at = date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
    if (at > now) return at;
  }
  throw new RangeError('a recurrence names at least one weekday');
}
