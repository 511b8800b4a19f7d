import type { ImportedActivity } from '@ambia/db';
import { localToInstant, localWeekday, rowId, shiftWeeks } from '@ambia/prediction';
import type { Event } from './event.ts';

/** By how much a file moves, and in whose time zone its wall clocks are read. */
export interface Shift {
  readonly weeks: number;
  /** IANA. */
  readonly zone: string;
}

/**
 * An event as a row. Its id derives from what the file says, not from where the shift puts it: importing again in a
 * later week moves the same row. `ordinal` tells identical lines apart.
 */
export function activityRow(event: Event, ordinal: number, { weeks, zone }: Shift): ImportedActivity {
  const shifted = shiftWeeks(event.local, weeks);
  return {
    id: rowId(event.user, event.what, `${event.local}#${ordinal}`),
    userId: event.user,
    at: localToInstant(shifted, zone),
    query: event.what,
    timeOfDay: timeOfDay(Number(event.local.slice(11, 13))),
    dayOfWeek: localWeekday(event.local),
  };
}

/** What a TIMESTAMP can hold, milliseconds since the epoch: from 1 to 2³¹ − 1 seconds. */
const STORABLE = { from: 1_000, to: (2 ** 31 - 1) * 1_000 } as const;

/** Whether the database can hold a file's time once it is shifted. */
export function fits(local: string, { weeks, zone }: Shift): boolean {
  return isStorable(localToInstant(shiftWeeks(local, weeks), zone));
}

/** The same of an instant, milliseconds since the epoch. */
export function isStorable(at: number): boolean {
  return at >= STORABLE.from && at <= STORABLE.to;
}

function timeOfDay(hour: number): ImportedActivity['timeOfDay'] {
  if (hour < 5) return 'night';
  if (hour < 12) return 'morning';
  if (hour < 17) return 'afternoon';
  return hour < 21 ? 'evening' : 'night';
}
