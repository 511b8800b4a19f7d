import { Temporal } from 'temporal-polyfill';
import type { Pattern } from './pattern.ts';
import { nextOccurrence } from './recurrence.ts';
import { localTime } from './zone.ts';

const UNKNOWN_LEAD_MS = 30 * 60_000;
/** The years 1 to 9999: near the ends of what an instant can hold, a local date no longer exists. */
const READABLE = { from: Date.parse('0001-01-01T00:00:00Z'), until: Date.parse('9999-12-31T00:00:00Z') };

/**
 * When a pattern comes due next: a whole second after the slot, in milliseconds since the epoch.
 * A recurrence wins over `trigger_time`; a future `trigger_time` stands, a past one means the same weekday and time
 * of day again; without either, half an hour from now.
 */
export function triggerAt(pattern: Pattern, slot: number, zone: string): number {
  if (pattern.recurrence) return nextOccurrence(pattern.recurrence, slot, zone);
  const stated = pattern.triggerTime === undefined ? null : readInstant(pattern.triggerTime, zone);
  if (stated === null) return wholeSecond(slot + UNKNOWN_LEAD_MS);
  if (stated > slot) return wholeSecond(stated + 999);
  const local = localTime(stated, zone);
  return nextOccurrence({ days: [local.weekday], at: local.time }, slot, zone);
}

/** A date with a time, as language models write it; null where it is none. Without a zone it is the person's own time. */
function readInstant(text: string, zone: string): number | null {
  const at = parseInstant(text.trim(), zone);
  return at !== null && at >= READABLE.from && at <= READABLE.until ? at : null;
}

function parseInstant(trimmed: string, zone: string): number | null {
  try {
    return Temporal.Instant.from(trimmed).epochMilliseconds;
  } catch {
    try {
      return Temporal.PlainDateTime.from(trimmed).toZonedDateTime(zone).epochMilliseconds;
    } catch {
      return null;
    }
  }
}

function wholeSecond(at: number): number {
  return Math.floor(at / 1_000) * 1_000;
}
