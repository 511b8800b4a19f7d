import { Temporal } from 'temporal-polyfill';
import { type Weekday, weekdayOf } from './zone.ts';

const WEEK_MS = 7 * 86_400_000;

/** `2014-02-02 00:41`, with seconds or not, with T or a space: a wall clock without its zone. */
const WRITTEN = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/;

/** A written wall-clock time as `2014-02-02T00:41:00`, which sorts as text; null where it is none. */
export function readLocal(text: string): string | null {
  const [, date, minute, second = ':00'] = WRITTEN.exec(text.trim()) ?? [];
  if (date === undefined || minute === undefined) return null;
  const local = `${date}T${minute}${second}`;
  // A 30th of February becomes another day, or none.
  return plainText(plainMs(local)) === local ? local : null;
}

/**
 * When a wall clock in `zone` shows `local`, milliseconds since the epoch. A time that the clocks skip moves forward by
 * the gap; one that comes twice is the first of the two.
 */
export function localToInstant(local: string, zone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
}

/** The same weekday and time of day, `weeks` calendar weeks later (earlier where negative). */
export function shiftWeeks(local: string, weeks: number): string {
  return plainText(plainMs(local) + weeks * WEEK_MS) ?? local;
}

export function localWeekday(local: string): Weekday {
  return weekdayOf(new Date(plainMs(local)).getUTCDay());
}

/** A wall clock's time as if it were UTC: without a zone there is no DST, and a week is a week. */
function plainMs(local: string): number {
  return Date.parse(`${local}Z`);
}

function plainText(ms: number): string | null {
  return Number.isNaN(ms) ? null : new Date(ms).toISOString().slice(0, 19);
}

/** The most whole weeks by which everything up to `newest` can move without a time after `now`; negative: back. */
export function weeksUntil(newest: string, now: number, zone: string): number {
  const fits = (weeks: number) => latestUpTo(shiftWeeks(newest, weeks), zone) <= now;
  let weeks = Math.floor((now - localToInstant(newest, zone)) / WEEK_MS) + 1;
  while (!fits(weeks)) weeks--;
  return weeks;
}

/** The latest instant of any wall-clock time up to `local`: right after a gap, those it skipped lie later. */
function latestUpTo(local: string, zone: string): number {
  const at = Temporal.PlainDateTime.from(local).toZonedDateTime(zone);
  const change = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  if (change === null) return at.epochMilliseconds;
  const gapMs = (change.offsetNanoseconds - change.subtract({ nanoseconds: 1 }).offsetNanoseconds) / 1e6;
  return Math.max(at.epochMilliseconds, change.epochMilliseconds + Math.max(0, gapMs) - 1_000);
}
