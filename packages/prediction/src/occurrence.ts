import type { Expectation } from './expectation.ts';
import { HALF_HOUR_MS } from './local-day.ts';
import { nextOccurrence } from './recurrence.ts';
import { localInstantOf, wallClockOf } from './zone.ts';

/** One coming of an expectation. Milliseconds since the epoch. */
export interface Occurrence {
  /** The window opens. */
  readonly from: number;
  /** It closes. */
  readonly until: number;
  /** Its densest half hour begins: by then the page is to be there. */
  readonly peak: number;
}

const MINUTE_MS = 60_000;

/** The most that clocks are put forward or back at once: a window across the change is that much shorter or longer. */
const CLOCK_CHANGE_MS = 2 * 3_600_000;

/**
 * The next occurrence whose densest half hour is still to come after `now`, none before `first`. It is open while the person's clock shows
 * its hours, so that one across a clock change lasts an hour less or more.
 */
export function occurrenceAfter(expectation: Expectation, now: number, zone: string): Occurrence {
  const { days, from: at, minutes, peakMinutes, once, first = Number.NEGATIVE_INFINITY } = expectation;
  if (once !== undefined) return { from: once, until: once + minutes * MINUTE_MS, peak: once };
  let from = nextOccurrence({ days, at }, now - peakMinutes * MINUTE_MS - CLOCK_CHANGE_MS, zone);
  for (;;) {
    const occurrence = openFrom(from, expectation, zone);
    if (occurrence.peak > now && from >= first) return occurrence;
    from = nextOccurrence({ days, at }, from, zone);
  }
}

function openFrom(from: number, { minutes, peakMinutes }: Expectation, zone: string): Occurrence {
  const wall = wallClockOf(zone)(from);
  const instantOf = localInstantOf(zone);
  const until = instantOf(wall + minutes * MINUTE_MS);
  // A densest half hour that the clocks skip would lie beyond a window that ends with the gap.
  const peak = Math.min(instantOf(wall + peakMinutes * MINUTE_MS), until - HALF_HOUR_MS);
  return { from, until, peak: Math.max(from, peak) };
}
