import type { Activity } from '../src/index.ts';
import { localToInstant, shiftWeeks } from '../src/local-time.ts';

const DAY_MS = 86_400_000;

/** @param at ISO 8601 with a zone */
export function did(query: string | null, at: string, action = 'query'): Activity {
  return { at: Date.parse(at), action, query };
}

/** The same need at the same time of day (UTC) on `count` days, `step` days apart, the last one at `last`. */
export function every(step: number, count: number, query: string, last: string): Activity[] {
  return Array.from({ length: count }, (_, back) => ({
    at: Date.parse(last) - back * step * DAY_MS,
    action: 'query',
    query,
  }));
}

/** The same need at the same weekday and wall-clock time in `weeks` weeks, the last one at `last` (local, without a zone). */
export function weekly(weeks: number, query: string, last: string, zone: string): Activity[] {
  return Array.from({ length: weeks }, (_, back) => ({
    at: localToInstant(shiftWeeks(last, -back), zone),
    action: 'query',
    query,
  }));
}

/** Instants as people read them. */
export function iso(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
