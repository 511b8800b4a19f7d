import { localInstantOf, type Weekday, wallClockOf, weekdayOf } from './zone.ts';

/** When a need comes back, on the person's own clock. */
export interface Recurrence {
  /** At least one. */
  readonly days: readonly Weekday[];
  /** When its window opens, `HH:MM`. */
  readonly at: string;
  /** How long the window stays open. */
  readonly minutes: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/**
 * The first occurrence after `now`, in milliseconds since the epoch. A time of day that the clocks skip moves forward
 * by the gap; one that comes twice is the first of the two.
 */
export function nextOccurrence({ days, at }: Omit<Recurrence, 'minutes'>, now: number, zone: string): number {
  const instantOf = localInstantOf(zone);
  const today = Math.floor(wallClockOf(zone)(now) / DAY_MS);
  const timeOfDay = minutesInto(at) * MINUTE_MS;
  // Today's may be over, hence eight days; DST can push an occurrence across midnight, hence one more.
  for (let day = today; day <= today + 8; day++) {
    // On the wall's calendar, of which UTC's shows the weekday.
    if (!days.includes(weekdayOf(new Date(day * DAY_MS).getUTCDay()))) continue;
    const from = instantOf(day * DAY_MS + timeOfDay);
    if (from > now) return from;
  }
  throw new RangeError('a recurrence names at least one weekday');
}

function minutesInto(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
