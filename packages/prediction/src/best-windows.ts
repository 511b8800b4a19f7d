import type { HalfHours, NeedDay } from './features.ts';

/**
 * The windows of a need on one day in the order of `everyWindow`, and beside each, in lists of numbers, what speaks for it: an
 * object for each of some thousand windows would be most of what a search leaves behind.
 */
export interface Found {
  readonly need: NeedDay;
  readonly windows: HalfHours[];
  readonly evidence: number[];
  readonly worth: number[];
}

export interface Kept {
  readonly need: NeedDay;
  readonly window: HalfHours;
  readonly evidence: number;
}

/**
 * By turns the best of what is left, and what overlaps it goes: sorting thousands for a dozen costs more. Of equals the
 * commoner need, the earlier window, the shorter.
 */
export function bestWindows(found: readonly Found[], limit: number): Kept[] {
  const left = found.map(({ worth, ...one }) => {
    const own = worth.slice();
    return { ...one, worth: own, best: greatest(own) };
  });
  const kept: Kept[] = [];
  while (kept.length < limit) {
    const first = left[greatest(left.map(({ best, worth }) => worth[best] ?? GONE))];
    const window = first?.windows[first.best];
    if (first === undefined || window === undefined) break;
    kept.push({ need: first.need, window, evidence: first.evidence[first.best] ?? 0 });
    first.windows.forEach((other, at) => {
      if (meets(window, other)) first.worth[at] = GONE;
    });
    first.best = greatest(first.worth);
  }
  return kept;
}

/** The worth of a window that overlaps one that is kept. */
const GONE = Number.NEGATIVE_INFINITY;

/** Where the greatest stands, the first of several; -1 where nothing is left. */
function greatest(worths: readonly number[]): number {
  let best = -1;
  for (let at = 0; at < worths.length; at++) if ((worths[at] ?? GONE) > (worths[best] ?? GONE)) best = at;
  return best;
}

/** Whether two windows of a day share a half hour. */
export function meets(one: HalfHours, other: HalfHours): boolean {
  return one.start < other.start + other.length && other.start < one.start + one.length;
}
