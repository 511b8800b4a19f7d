import { isTimeZone, type Person } from '@ambia/prediction';
import { z } from 'zod';
import { fromJsonColumn } from './json-column.ts';

const Preferences = z.object({ ai_predictions_enabled: z.unknown(), timezone: z.unknown() }).partial();

/** `false` is what the app writes; the others are how hands and older writers say it. */
const NO: readonly unknown[] = [false, 0, 'false', '0'];

/**
 * `users.preferences`: absent = yes. Preferences that are there but cannot be read count as a no, as they may hold one.
 */
export function readPreferences(column: unknown): Pick<Person, 'optedOut' | 'timeZone'> {
  const value = fromJsonColumn(column);
  if (value === undefined) return { optedOut: true, timeZone: null };
  const { ai_predictions_enabled, timezone } = Preferences.catch({}).parse(value);
  return { optedOut: NO.includes(ai_predictions_enabled), timeZone: zoneOf(timezone) };
}

/** An IANA name that is known, else null: offsets like `+02:00` have no summer time and are refused. */
function zoneOf(timezone: unknown): string | null {
  return typeof timezone === 'string' && /^[A-Za-z]/.test(timezone) && isTimeZone(timezone) ? timezone : null;
}
