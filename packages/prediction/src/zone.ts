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
  return clockOf(zone)(at);
}

/**
 * A clock on the wall of a zone, for many instants: it asks the time-zone library once for each span between two clock
 * changes and adds the offset in between (measured: 36 to 61 µs an instant with the library, below 1 µs so).
 */
export function clockOf(zone: string): (at: number) => LocalTime {
  const wallClock = wallClockOf(zone);
  return (at) => {
    const wall = new Date(wallClock(at));
    const text = wall.toISOString();
    return { date: text.slice(0, -14), weekday: weekdayOf(wall.getUTCDay()), time: text.slice(-13, -8) };
  };
}

/** One a zone, so that people who share one share its spans too: asking the library took a third of an unchanged person. */
const WALL_CLOCKS = new Map<string, (at: number) => number>();

/** The same clock as a number: what UTC's clock would count, in milliseconds, when it showed what the zone's shows. */
export function wallClockOf(zone: string): (at: number) => number {
  const known = WALL_CLOCKS.get(zone);
  if (known !== undefined) return known;
  const clock = openWallClock(zone);
  WALL_CLOCKS.set(zone, clock);
  return clock;
}

function openWallClock(zone: string): (at: number) => number {
  let span: OffsetSpan | undefined;
  return (at) => {
    if (span === undefined || at < span.from || at >= span.until) span = offsetSpan(at, zone);
    return at + span.offsetMs;
  };
}

/**
 * The other way round: the instant at which the wall clock shows a time. One that the clocks skip moves forward by the
 * gap; one that comes twice is the first of the two.
 */
export function localInstantOf(zone: string): (wall: number) => number {
  const wallClock = wallClockOf(zone);
  return (wall) => {
    const guess = wall - (wallClock(wall) - wall);
    const before = guess - 12 * 3_600_000;
    // Far from any clock change the offset half a day earlier is the same, and the guess is the one answer.
    if (wallClock(guess) === wall && wallClock(before) - before === wall - guess) return guess;
    const text = new Date(wall).toISOString().slice(0, -1);
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  };
}

/** Milliseconds: from `from` until before `until` a zone's clocks are `offsetMs` ahead of UTC. */
interface OffsetSpan {
  readonly from: number;
  readonly until: number;
  readonly offsetMs: number;
}

function offsetSpan(at: number, zone: string): OffsetSpan {
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // "Previous" means strictly before, and a change at this very instant counts.
  const previous = here.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: here.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: here.offsetNanoseconds / 1e6,
  };
}

/** @param dayOfWeek 1 = Monday … 7 = Sunday, as ISO 8601 counts */
export function weekdayOf(dayOfWeek: number): Weekday {
  return WEEKDAYS[(dayOfWeek + 6) % 7] ?? 'monday';
}
