import type { Considered } from '@ambia/prediction';

/**
 * What stays of a person's considered predictions, as in the database: one unit per need and window, overlaps are one.
 * The first stands, unless a later one is queued and none of those it overlaps was.
 */
export function withConsidered(known: readonly Considered[], found: readonly Considered[]): readonly Considered[] {
  let units = known;
  for (const one of found.toSorted(queuedFirst)) {
    const rivals = units.filter((other) => isSameUnit(other, one));
    if (rivals.length === 0) units = [...units, one];
    else if (isQueued(one) && !rivals.some(isQueued)) {
      units = [...units.filter((other) => !rivals.includes(other)), one];
    }
  }
  return units;
}

/** Two windows of one need that share an instant. */
export function isSameUnit(one: Considered, other: Considered): boolean {
  return one.need === other.need && one.from < other.until && other.from < one.until;
}

export function isQueued({ ruling }: Considered): boolean {
  return ruling === 'queued';
}

/** Queued ones, then the surer, then the earlier. */
function queuedFirst(a: Considered, b: Considered): number {
  return (
    Number(isQueued(b)) - Number(isQueued(a)) ||
    b.confidence - a.confidence ||
    a.from - b.from ||
    (a.id < b.id ? -1 : 1)
  );
}
