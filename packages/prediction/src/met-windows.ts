import { bitCount, type NeedGrid } from './day-grid.ts';
import type { HalfHours, NeedDay, PersonDay } from './features.ts';
import { HALF_HOURS } from './local-day.ts';

/** One to four hours: below, almost nothing people do can be foretold; beyond, it is no prediction. */
const SHORTEST = 2;
const LONGEST = 8;
/** A window that was met on fewer of its days is not worth a look. */
export const MIN_RATE = 0.15;
const MIN_HITS = 2;

/** Every window of a need that was met often enough to be looked at. */
export function windowsOf({ grid, person }: NeedDay): HalfHours[] {
  return everyWindow(grid).flatMap(({ window, hits }) => (isOftenMet(hits, MIN_RATE, person) ? [window] : []));
}

interface MetWindow {
  readonly window: HalfHours;
  /** The days on which it was met. */
  readonly hits: number;
}

/** Every window that was met more than once, by their start, then by their length. */
export function everyWindow({ masks }: NeedGrid): MetWindow[] {
  const windows: MetWindow[] = [];
  for (let start = 0; start + SHORTEST <= HALF_HOURS; start++) {
    let hits = masks[start] ?? 0;
    for (let length = 2; length <= LONGEST && start + length <= HALF_HOURS; length++) {
      hits |= masks[start + length - 1] ?? 0;
      if (bitCount(hits) >= MIN_HITS) windows.push({ window: { start, length }, hits });
    }
  }
  return windows;
}

/** Often over all days, or on most of the days of this weekday: a habit of Fridays is met on a seventh of the days. */
export function isOftenMet(hits: number, minRate: number, { grid, frame }: PersonDay): boolean {
  if (bitCount(hits) >= Math.max(MIN_HITS, minRate * grid.covered)) return true;
  const sameDay = bitCount(hits & frame.sameWeekday);
  return sameDay >= MIN_HITS && sameDay * 2 >= bitCount(frame.sameWeekday);
}
