export const DAY_MINUTES = 1440;

/** Monday first; a weekday is an index into these. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/**
 * Minutes on the person's own clock since 1970-01-01 00:00 of it, from `2026-11-20 fri 20:05` or with the weekday's full
 * name. A day has 1,440 of them, whatever its clock did. Null where the text is no such time.
 */
export function localMinute(text: string): number | null {
  const parts = /^(\d{4}-\d\d-\d\d) [a-z]+ (\d\d:\d\d)$/.exec(text);
  if (parts === null) return null;
  const at = Date.parse(`${parts[1]}T${parts[2]}Z`);
  return Number.isNaN(at) ? null : at / 60_000;
}

/** The weekday of a day counted from 1970-01-01, a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** `HH:MM` of a minute of the day; a minute beyond midnight is the next day's. */
export function clock(minute: number): string {
  const whole = minute % DAY_MINUTES;
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}
