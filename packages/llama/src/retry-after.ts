const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun)/i;

/**
 * Milliseconds that a `Retry-After` header names: seconds, or one of the three HTTP date forms (the oldest has no zone
 * and means GMT). Null where it is absent, unreadable, negative or in the past. Not clamped.
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // Date.parse reads a date into nearly anything ("in 5" is May 2001), so a date must look like one.
  if (!WEEKDAY.test(text)) return null;
  const wait = Date.parse(/GMT$/i.test(text) ? text : `${text} GMT`) - now;
  return wait >= 0 ? wait : null;
}
